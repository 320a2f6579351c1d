package dev.saldo.report;

/** The relation of a recorded account to the configuration. */
public enum AccountUse {
  /** The configuration names the account. */
  CONFIGURED,
  /** The configuration does not name the account. */
  NOT_CONFIGURED,
  /** The account was retired and not polled since. */
  RETIRED
}
