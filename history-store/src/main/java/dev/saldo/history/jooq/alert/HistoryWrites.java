package dev.saldo.history.jooq.alert;

import dev.saldo.history.BalanceHistory;
import java.util.function.BiFunction;
import org.jooq.DSLContext;

/** The write transactions of a history. */
@FunctionalInterface
public interface HistoryWrites {

  /**
   * Runs work in a durable transaction that no other writer overlaps, with a view of the history in
   * it. It may run again after a transient error.
   */
  <T> T run(BiFunction<DSLContext, BalanceHistory, T> work);
}
