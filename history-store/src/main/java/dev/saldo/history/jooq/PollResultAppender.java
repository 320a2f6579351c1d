package dev.saldo.history.jooq;

import dev.saldo.history.PollResult;
import dev.saldo.history.PollTimeCheck;
import dev.saldo.history.jooq.database.HistoryDatabase;
import dev.saldo.history.jooq.database.HistoryLedger;
import dev.saldo.history.jooq.database.HostTransaction;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Appends poll results, and remembers the state of accounts and series from one transaction to the
 * next. That memory is valid as long as the ledger shows that no other writer wrote in between.
 * Called by one writer at a time.
 */
final class PollResultAppender {

  private static final int MOST_SERIES = 50_000;
  private static final int MOST_SERIES_WITH_LEVELS = 5_000;

  /** The most rises to remember: 25 MB. */
  private static final int MOST_RISES = 200_000;

  private volatile @Nullable Memory memory;

  /** Whether all series are known to be ruled on by the current rules. */
  private volatile boolean ruled;

  /**
   * The state after a transaction.
   *
   * @param appends the transaction's number in the ledger
   */
  private record Memory(long appends, AccountRowWriter accounts, SeriesRowWriter series) {}

  /** Forgets the remembered state after a rollback. */
  void forget() {
    memory = null;
    ruled = false;
  }

  /** Appends results in a transaction. */
  void append(HistoryDatabase database, List<PollResult> results) {
    PollTimeCheck.check(results);
    guard(
        () ->
            database.write(
                (sql, ledger) -> {
                  append(sql, ledger, results);
                  return results.size();
                }));
  }

  /**
   * Runs a transaction within which a view of the history may append. If it changes nothing of the
   * history, what is remembered stays valid, although the ledger counts it.
   */
  <T> T run(HistoryDatabase database, BiFunction<DSLContext, HostTransaction, T> work) {
    return guard(
        () ->
            database.write(
                (sql, ledger) -> {
                  HostTransaction running = HostTransaction.within(sql, ledger);
                  T result = guard(() -> work.apply(sql, running));
                  if (!running.hasWritten()) {
                    keepUntil(ledger);
                  }
                  return result;
                }));
  }

  private void keepUntil(HistoryLedger ledger) {
    Memory previous = memory;
    if (previous != null && previous.appends() == ledger.appends() - 1) {
      memory = new Memory(ledger.appends(), previous.accounts(), previous.series());
    }
  }

  private <T> T guard(Supplier<T> transaction) {
    try {
      return transaction.get();
    } catch (Throwable e) {
      forget();
      throw e;
    }
  }

  /** Appends results in a transaction that has already counted itself in the ledger. */
  private void append(DSLContext sql, HistoryLedger ledger, List<PollResult> results) {
    Memory previous = memory;
    memory = null;
    AccountRowWriter accounts = new AccountRowWriter();
    SeriesRowWriter series = new SeriesRowWriter();
    if (previous != null && previous.appends() == ledger.appends() - 1) {
      accounts = previous.accounts();
      series = previous.series();
    }
    new PollResultWriter(sql, accounts, series).write(results);
    ruled = ruled || SeriesWriteCompletion.ruleOutdated(sql);
    series.forgetRises(MOST_RISES);
    if (series.size() > MOST_SERIES_WITH_LEVELS) {
      series.forgetLevels();
    }
    if (series.size() <= MOST_SERIES) {
      memory = new Memory(ledger.appends(), accounts, series);
    }
  }
}
