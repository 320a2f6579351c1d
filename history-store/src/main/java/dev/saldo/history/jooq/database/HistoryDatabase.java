package dev.saldo.history.jooq.database;

import java.util.function.Function;
import org.jooq.DSLContext;

/** Gives out reads of one moment and lets one writer in at a time. Safe for several threads. */
public interface HistoryDatabase extends AutoCloseable {

  /** Opens a read that sees one moment of the history until it is closed. */
  HistoryReadSnapshot snapshot();

  /**
   * Runs work in one transaction which no other writer overlaps, in this process or another. It is
   * safe on disk when this returns, and rolled back when this throws. Work may run again if the
   * database asks for it.
   */
  <T> T write(TransactionWork<T> work);

  /** Runs work like {@link #write}, once, because it consumes what it reads. */
  <T> T writeOnce(TransactionWork<T> work);

  /** Runs a read that is over when it returns. */
  default <T> T read(Function<DSLContext, T> work) {
    try (HistoryReadSnapshot snapshot = snapshot()) {
      return work.apply(snapshot.sql());
    }
  }

  @Override
  void close();
}
