package dev.saldo.event;

import dev.saldo.Internal;
import dev.saldo.history.EventKind;

/**
 * What an event was, and how that is known.
 *
 * @param kind what it was
 * @param confidence how sure that is
 * @param reason why, in a few words
 * @param byPerson whether a person said so; else a rule does
 * @param note what the person added; empty if nothing
 */
@Internal
public record Ruling(
    EventKind kind, Confidence confidence, String reason, boolean byPerson, String note) {

  static Ruling byRule(EventKind kind, Confidence confidence, String reason) {
    return new Ruling(kind, confidence, reason, false, "");
  }

  /** Returns this for a change that was first seen after a gap, which hides use. */
  Ruling afterGap(String gap) {
    return byPerson
        ? this
        : new Ruling(kind, confidence.lower(), reason + "; seen after " + gap, false, note);
  }
}
