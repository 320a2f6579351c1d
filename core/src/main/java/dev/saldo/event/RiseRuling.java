package dev.saldo.event;

import dev.saldo.history.EventKind;
import java.util.Arrays;
import java.util.Optional;

/** The possible outcomes of the rules for a rise. A history stores the codes. */
enum RiseRuling {
  MANUAL_TOP_UP(1, EventKind.TOP_UP),
  MANUAL_REFUND(2, EventKind.REFUND),
  MANUAL_CORRECTION(3, EventKind.CORRECTION),
  MANUAL_RESET(4, EventKind.RESET),
  FIRST_REFUND(11, EventKind.REFUND, EventConfidence.LOW, "small compared with 72 h of use"),
  SMALL_REFUND(12, EventKind.REFUND, EventConfidence.HIGH, "small, below 72 h of use"),
  LIKELY_REFUND(13, EventKind.REFUND, EventConfidence.MEDIUM, "small, below 72 h of use"),
  REPEATED_RESET(14, EventKind.RESET, EventConfidence.HIGH, "same day of the month"),
  LIKELY_RESET(15, EventKind.RESET, EventConfidence.MEDIUM, "same day of the month"),
  COUNTER_RESET(16, EventKind.RESET, EventConfidence.MEDIUM, "the amount spent decreased"),
  FIRST_PERIODIC_TOP_UP(17, EventKind.TOP_UP, EventConfidence.LOW, "first rise in 100 days"),
  FIRST_TOP_UP(18, EventKind.TOP_UP, EventConfidence.MEDIUM, "first rise in 100 days"),
  SMALL_TOP_UP(19, EventKind.TOP_UP, EventConfidence.LOW, "small, above 72 h of use"),
  LESSER_TOP_UP(20, EventKind.TOP_UP, EventConfidence.MEDIUM, "below a usual rise"),
  USUAL_TOP_UP(21, EventKind.TOP_UP, EventConfidence.HIGH, "as large as a usual rise");

  private final int code;
  private final boolean manual;
  private final EventAssessment assessment;

  RiseRuling(int code, EventKind kind) {
    this.code = code;
    this.manual = true;
    this.assessment = new EventAssessment(kind, EventConfidence.HIGH, "classified", true, "");
  }

  RiseRuling(int code, EventKind kind, EventConfidence confidence, String reason) {
    this.code = code;
    this.manual = false;
    this.assessment = EventAssessment.byRule(kind, confidence, reason);
  }

  /** Returns the ruling with a code; empty if this version has none. */
  static Optional<RiseRuling> find(int code) {
    return Arrays.stream(values()).filter(ruling -> ruling.code == code).findFirst();
  }

  /** Returns the ruling of a rise that the user classified. */
  static RiseRuling byPerson(EventKind kind) {
    return Arrays.stream(values())
        .filter(ruling -> ruling.manual && ruling.assessment.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rise is classified as " + kind));
  }

  int code() {
    return code;
  }

  /** Returns whether the user classified the rise. */
  boolean isManual() {
    return manual;
  }

  EventAssessment assessment() {
    return assessment;
  }

  /** Returns whether the rise is no top-up. */
  boolean corrects() {
    return assessment.kind() != EventKind.TOP_UP;
  }
}
