package dev.saldo.account;

/** The methods that predict when a balance runs out. */
public enum RunwayPredictionMethod {
  /** The weekly pattern with the usage of the last half day, week and two months. */
  PLAIN,
  /** The plain method with a correction that was learned from other series. */
  LEARNED;

  /** The method of accounts that are not configured otherwise. */
  public static final RunwayPredictionMethod USUAL = LEARNED;
}
