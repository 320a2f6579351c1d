package dev.saldo.runway;

/** A method that says at which paces a balance may be used, relative to the observed one. */
interface UsagePaceMethod {

  /**
   * Possible paces of usage, relative to the observed one.
   *
   * @param early the pace at which 10 of 100 balances are used or sooner
   * @param middle the median
   * @param late the pace at which 90 of 100 are used or sooner
   */
  record PossibleUsagePaces(double early, double middle, double late) {}

  /**
   * Returns the paces for a balance. The balance lasts {@code hoursOfUse / pace} hours of mean use,
   * which never falls as the balance grows.
   *
   * @param hoursOfUse the hours of mean use in which the observed levels use the balance, more than
   *     0
   */
  PossibleUsagePaces at(double hoursOfUse);
}
