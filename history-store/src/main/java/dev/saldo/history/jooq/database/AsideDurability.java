package dev.saldo.history.jooq.database;

/** The state that a transaction aside from the history has reached when it returns. */
public enum AsideDurability {
  /** Committed: it survives a crash of the process, and of the machine with the next append. */
  COMMITTED,
  /** On disk: it survives a crash of the machine. */
  ON_DISK
}
