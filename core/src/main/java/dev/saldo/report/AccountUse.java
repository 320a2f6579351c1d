package dev.saldo.report;

/** The use that the configuration makes of an account of the history. */
public enum AccountUse {
  /** The configuration names the account. */
  CONFIGURED,
  /** The configuration does not name the account. */
  NOT_CONFIGURED,
  /** The account was retired and not polled since. */
  RETIRED
}
