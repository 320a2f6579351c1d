package dev.saldo.event;

import dev.saldo.Internal;
import dev.saldo.history.EventKind;

/**
 * The classification of an event, with its basis. Immutable and thread-safe.
 *
 * @param kind the kind of event
 * @param confidence the confidence in the kind
 * @param reason the reason in a few words
 * @param byPerson whether the user classified it; otherwise a rule did
 * @param note the user's note; empty if none
 */
@Internal
public record EventAssessment(
    EventKind kind, EventConfidence confidence, String reason, boolean byPerson, String note) {

  static EventAssessment byRule(EventKind kind, EventConfidence confidence, String reason) {
    return new EventAssessment(kind, confidence, reason, false, "");
  }

  /** Returns the classification of a change that was first seen after a gap, which hides use. */
  EventAssessment afterGap(String gap) {
    return byPerson
        ? this
        : new EventAssessment(
            kind, confidence.lower(), reason + "; seen after " + gap, false, note);
  }
}
