package dev.saldo.history.jooq.database;

import org.jooq.DSLContext;

/** What is done in one transaction that writes. */
@FunctionalInterface
public interface TransactionWork<T> {

  /**
   * Does it.
   *
   * @param ledger what the ledger will say once the transaction is kept
   */
  T run(DSLContext sql, HistoryLedger ledger);
}
