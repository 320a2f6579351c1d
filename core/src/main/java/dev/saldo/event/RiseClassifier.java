package dev.saldo.event;

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
    return rule(facts, usedBefore).assessment();
  }

  /** Returns the ruling from which the classification follows. */
  static RiseRuling rule(RiseFacts facts, BigDecimal usedBefore) {
    BigDecimal amount = facts.amount();
    boolean small = facts.dependsOnUse();
    if (facts.isFirst() && RiseFacts.isSmall(amount, usedBefore)) {
      return RiseRuling.FIRST_REFUND;
    }
    if (!facts.isFirst() && small && amount.compareTo(usedBefore) <= 0) {
      return RiseFacts.isSmall(amount, usedBefore)
          ? RiseRuling.SMALL_REFUND
          : RiseRuling.LIKELY_REFUND;
    }
    long months = facts.isPeriodic() ? facts.months() : 0;
    if (months > 0) {
      return months > 1 ? RiseRuling.REPEATED_RESET : RiseRuling.LIKELY_RESET;
    }
    return facts.isSpent() ? RiseRuling.COUNTER_RESET : topUp(facts, amount, small);
  }

  private static RiseRuling topUp(RiseFacts facts, BigDecimal amount, boolean small) {
    if (facts.isFirst()) {
      return facts.isPeriodic() ? RiseRuling.FIRST_PERIODIC_TOP_UP : RiseRuling.FIRST_TOP_UP;
    }
    if (small) {
      return RiseRuling.SMALL_TOP_UP;
    }
    return amount.multiply(QUARTERS).compareTo(facts.usual()) < 0
        ? RiseRuling.LESSER_TOP_UP
        : RiseRuling.USUAL_TOP_UP;
  }
}
