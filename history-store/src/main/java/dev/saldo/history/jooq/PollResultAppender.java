package dev.saldo.history.jooq;

import dev.saldo.history.PollResult;
import dev.saldo.history.jooq.database.HistoryLedger;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps poll results, remembering from one transaction to the next where accounts and series stand.
 * The memory holds as long as the ledger says that nobody else wrote in between. Called by one
 * writer at a time.
 */
final class PollResultAppender {

  private static final int MOST_SERIES = 50_000;
  private static final int MOST_SERIES_WITH_LEVELS = 5_000;

  private volatile @Nullable Memory memory;

  /**
   * What a transaction left.
   *
   * @param appends its count in the ledger
   */
  private record Memory(long appends, AccountRowWriter accounts, SeriesRowWriter series) {}

  /** Forgets what a transaction left that was rolled back. */
  void forget() {
    memory = null;
  }

  /** Keeps results in a transaction that began by making the ledger say this. */
  void keep(DSLContext sql, HistoryLedger ledger, List<PollResult> results) {
    Memory before = memory;
    memory = null;
    AccountRowWriter accounts = new AccountRowWriter();
    SeriesRowWriter series = new SeriesRowWriter();
    if (before != null && before.appends() == ledger.appends() - 1) {
      accounts = before.accounts();
      series = before.series();
    }
    new PollResultWriter(sql, accounts, series).keep(results);
    if (series.size() > MOST_SERIES_WITH_LEVELS) {
      series.forgetLevels();
    }
    if (series.size() <= MOST_SERIES) {
      memory = new Memory(ledger.appends(), accounts, series);
    }
  }
}
