package dev.saldo.history.jooq;

import dev.saldo.history.PollResult;
import dev.saldo.history.jooq.database.HistoryLedger;
import java.util.List;
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

  private volatile @Nullable Memory memory;

  /**
   * The state after a transaction.
   *
   * @param appends the transaction's number in the ledger
   */
  private record Memory(long appends, AccountRowWriter accounts, SeriesRowWriter series) {}

  /** Forgets the remembered state after a rollback. */
  void forget() {
    memory = null;
  }

  /** Appends results in a transaction that has already counted itself in the ledger. */
  void append(DSLContext sql, HistoryLedger ledger, List<PollResult> results) {
    Memory previous = memory;
    memory = null;
    AccountRowWriter accounts = new AccountRowWriter();
    SeriesRowWriter series = new SeriesRowWriter();
    if (previous != null && previous.appends() == ledger.appends() - 1) {
      accounts = previous.accounts();
      series = previous.series();
    }
    new PollResultWriter(sql, accounts, series).write(results);
    if (series.size() > MOST_SERIES_WITH_LEVELS) {
      series.forgetLevels();
    }
    if (series.size() <= MOST_SERIES) {
      memory = new Memory(ledger.appends(), accounts, series);
    }
  }
}
