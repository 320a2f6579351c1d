package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.database.EmptiedDatabases;
import dev.saldo.testkit.history.BalanceHistoryContract;

final class PartitionedHistoryContractTest extends BalanceHistoryContract {

  private static final EmptiedDatabases DATABASES = new EmptiedDatabases();

  @Override
  protected BalanceHistory emptyHistory() {
    BalanceHistory history = new JooqBalanceHistory(DATABASES.open());
    HistoryStore.partitionByMonth(history);
    return history;
  }
}
