package dev.saldo.history.jooq.database;

import java.util.function.Function;
import org.jooq.DSLContext;

/** The database of a history, with snapshot reads and one writer at a time. Thread-safe. */
public interface HistoryDatabase extends AutoCloseable {

  /** Returns the schema of the history. */
  default SchemaName schema() {
    return SchemaName.DEFAULT;
  }

  /** Opens a snapshot, which sees one moment of the history until the caller closes it. */
  HistoryReadSnapshot snapshot();

  /**
   * Runs work in one transaction that no other writer overlaps, in this process or another. It is
   * safe on disk when this returns, and rolled back when this throws. The work may run again after
   * a transient database error.
   */
  <T> T write(TransactionWork<T> work);

  /**
   * Runs work like {@link #write} but never a second time, for work that consumes its input or may
   * take minutes.
   */
  <T> T writeOnce(TransactionWork<T> work);

  /**
   * Runs short work on tables that are no part of the history: the claims of polls and messages.
   * The work is a transaction of its own, which neither waits for writers of the history nor is
   * counted in the ledger, and may run again after a transient error or a lost race. It is rolled
   * back when this throws. It must not lock the ledger.
   */
  <T> T writeAside(AsideDurability durability, Function<DSLContext, T> work);

  /** Runs a read in a snapshot of its own. */
  default <T> T read(Function<DSLContext, T> work) {
    try (HistoryReadSnapshot snapshot = snapshot()) {
      return work.apply(snapshot.sql());
    }
  }

  /** Runs a read of known texts in a snapshot of its own. */
  default <T> T query(Function<HistoryReadSnapshot, T> work) {
    try (HistoryReadSnapshot snapshot = snapshot()) {
      return work.apply(snapshot);
    }
  }

  @Override
  void close();
}
