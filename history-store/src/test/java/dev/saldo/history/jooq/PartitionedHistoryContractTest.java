package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.database.EmptiedDatabases;
import dev.saldo.testkit.history.BalanceHistoryContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PartitionedHistoryContractTest extends BalanceHistoryContract {

  /** These calculate, wherever the samples are. */
  @RegisterExtension
  static final ThoroughGroups GROUPS =
      new ThoroughGroups(
          "countsWhatCountersShow",
          "keepsManualClassifications",
          "leavesGlitchesOut",
          "marksTheSameGlitchesInAnyOrder",
          "readsHourlyUsage",
          "recountsAtEveryThreshold",
          "rulesLikeTheHistoryInMemory",
          "totalsExactly",
          "totalsTheSameInAnyOrder");

  private static final EmptiedDatabases DATABASES = new EmptiedDatabases();

  @Override
  protected BalanceHistory emptyHistory() {
    BalanceHistory history = new JooqBalanceHistory(DATABASES.open());
    HistoryStore.partitionByMonth(history);
    return history;
  }
}
