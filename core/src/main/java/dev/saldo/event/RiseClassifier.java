package dev.saldo.event;

import dev.saldo.history.EventKind;
import java.math.BigDecimal;

/**
 * The rules that classify a rise. They use only the history before it, so that later samples never
 * change the result. The <i>usual</i> rise is the median of the rises of the 100 days before,
 * without those below 5 % of the largest.
 *
 * <ol>
 *   <li>A refund is at most 5 % of the usual rise and at most the usage of the 72 h before. If
 *       there is no earlier rise, it is at most 5 % of that usage.
 *   <li>A reset is a rise of a postpaid bucket, or of a SPENT, OWED or LIMIT figure, on the same
 *       day of the month (within 36 h) as a rise one to three months before. Any other rise of a
 *       SPENT figure is a reset too.
 *   <li>Every other rise is a top-up.
 *   <li>A rise is a correction only if the user classifies it as one.
 * </ol>
 */
final class RiseClassifier {

  private static final BigDecimal QUARTERS = BigDecimal.valueOf(4);

  private RiseClassifier() {}

  /**
   * Returns the classification of a rise.
   *
   * @param usedBefore the usage of the 72 h before it; 0 unless {@link RiseFacts#dependsOnUse}
   */
  static EventAssessment classify(RiseFacts facts, BigDecimal usedBefore) {
    BigDecimal amount = facts.amount();
    boolean small = facts.dependsOnUse();
    if (facts.isFirst() && RiseFacts.isSmall(amount, usedBefore)) {
      return ruling(EventKind.REFUND, EventConfidence.LOW, "small compared with 72 h of use");
    }
    if (!facts.isFirst() && small && amount.compareTo(usedBefore) <= 0) {
      return ruling(
          EventKind.REFUND,
          RiseFacts.isSmall(amount, usedBefore) ? EventConfidence.HIGH : EventConfidence.MEDIUM,
          "small, below 72 h of use");
    }
    long months = facts.isPeriodic() ? facts.months() : 0;
    if (months > 0) {
      return ruling(
          EventKind.RESET,
          months > 1 ? EventConfidence.HIGH : EventConfidence.MEDIUM,
          "same day of the month");
    }
    if (facts.isSpent()) {
      return ruling(EventKind.RESET, EventConfidence.MEDIUM, "the amount spent decreased");
    }
    return topUp(facts, amount, small);
  }

  private static EventAssessment topUp(RiseFacts facts, BigDecimal amount, boolean small) {
    if (facts.isFirst()) {
      return ruling(
          EventKind.TOP_UP,
          facts.isPeriodic() ? EventConfidence.LOW : EventConfidence.MEDIUM,
          "first rise in 100 days");
    }
    if (small) {
      return ruling(EventKind.TOP_UP, EventConfidence.LOW, "small, above 72 h of use");
    }
    return amount.multiply(QUARTERS).compareTo(facts.usual()) < 0
        ? ruling(EventKind.TOP_UP, EventConfidence.MEDIUM, "below a usual rise")
        : ruling(EventKind.TOP_UP, EventConfidence.HIGH, "as large as a usual rise");
  }

  private static EventAssessment ruling(EventKind kind, EventConfidence confidence, String reason) {
    return EventAssessment.byRule(kind, confidence, reason);
  }
}
