package dev.saldo.runway;

/**
 * The plain method: a runway is pulled towards the usual one, the more the days differ, and its
 * range is wider the more they differ and the younger the account is.
 *
 * @param burstiness the variation between days, 0 to 1.5
 * @param newness 1 for a new account, which fades with its age
 */
record PlainUsagePaces(double burstiness, double newness) implements UsagePaceMethod {

  /** The age in days at which the newness has faded to 1/e. */
  static final double NEWNESS_DAYS = 15;

  /**
   * The runway in hours that needs no adjustment; longer ones follow a lull, shorter ones a burst.
   */
  private static final double USUAL_RUNWAY_HOURS = 65;

  private static final double REVERSION_TO_USUAL = 0.2;

  @Override
  public PossibleUsagePaces at(double hoursOfUse) {
    double pace = StrictMath.pow(hoursOfUse / USUAL_RUNWAY_HOURS, REVERSION_TO_USUAL * burstiness);
    double early = StrictMath.exp(0.055 + 0.82 * burstiness + 0.92 * newness);
    double late = StrictMath.exp(-0.04 - 1.2 * burstiness - 0.15 * newness);
    return new PossibleUsagePaces(pace * early, pace, pace * late);
  }

  /** Returns the logarithm of the hours of mean use in which a balance runs out. */
  double middle(double logarithm) {
    double usual = StrictMath.log(USUAL_RUNWAY_HOURS);
    return logarithm - REVERSION_TO_USUAL * burstiness * (logarithm - usual);
  }

  /** Returns the width of the range before the median, as a logarithm. */
  double early() {
    return 0.055 + 0.82 * burstiness + 0.92 * newness;
  }

  /** Returns the width of the range after the median, as a logarithm. */
  double late() {
    return 0.04 + 1.2 * burstiness + 0.15 * newness;
  }
}
