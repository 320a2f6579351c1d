package dev.saldo.event;

import dev.saldo.history.EventKind;
import java.math.BigDecimal;

/**
 * Says what a rise was, from what came before it alone, so that nothing that comes later changes
 * it. <i>Usual</i> is the median of the rises of the 100 days before, those below 5 % of the
 * largest left out.
 *
 * <ol>
 *   <li>A refund is at most 5 % of the usual rise and no more than was used in the 72 h before. If
 *       there is no rise to compare with, it is at most 5 % of that use.
 *   <li>A reset is a rise of a postpaid bucket, or of what was spent, is owed or is allowed, on the
 *       same day of the month (within 36 h) as a rise one to three months before; any other rise of
 *       what was spent is a reset too.
 *   <li>All else is a top-up.
 *   <li>A correction is what a person says is one.
 * </ol>
 */
final class RiseClassifier {

  private static final BigDecimal QUARTERS = BigDecimal.valueOf(4);

  private RiseClassifier() {}

  /**
   * Returns what a rise was.
   *
   * @param usedBefore what was used in the 72 h before it; asked only where it matters
   */
  static EventAssessment classify(RiseFacts facts, BigDecimal usedBefore) {
    BigDecimal amount = facts.amount();
    boolean small = facts.dependsOnUse();
    if (facts.isFirst() && RiseFacts.isSmall(amount, usedBefore)) {
      return ruling(EventKind.REFUND, EventConfidence.LOW, "small beside 72 h of use");
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
      return ruling(EventKind.RESET, EventConfidence.MEDIUM, "what was spent went back");
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
