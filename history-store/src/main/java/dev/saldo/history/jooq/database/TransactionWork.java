package dev.saldo.history.jooq.database;

import org.jooq.DSLContext;

/** The work of one write transaction. */
@FunctionalInterface
public interface TransactionWork<T> {

  /**
   * Does the work.
   *
   * @param ledger the ledger as it will be after the commit
   * @return the result of the work
   */
  T run(DSLContext sql, HistoryLedger ledger);
}
