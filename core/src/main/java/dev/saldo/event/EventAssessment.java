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
public record EventAssessment(
    EventKind kind, EventConfidence confidence, String reason, boolean byPerson, String note) {

  static EventAssessment byRule(EventKind kind, EventConfidence confidence, String reason) {
    return new EventAssessment(kind, confidence, reason, false, "");
  }

  /** Returns this for a change that was first seen after a gap, which hides use. */
  EventAssessment afterGap(String gap) {
    return byPerson
        ? this
        : new EventAssessment(
            kind, confidence.lower(), reason + "; seen after " + gap, false, note);
  }
}
