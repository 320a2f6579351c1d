package dev.saldo.testkit;

/**
 * The number of random or repeated trials in a test: small for every build, large if the system
 * property {@code saldo.thorough} is true.
 */
public final class CampaignSize {

  private static final boolean THOROUGH = Boolean.getBoolean("saldo.thorough");

  private CampaignSize() {}

  /** Returns the number of trials of this test run. */
  public static int choose(int usual, int thorough) {
    return THOROUGH ? thorough : usual;
  }
}
