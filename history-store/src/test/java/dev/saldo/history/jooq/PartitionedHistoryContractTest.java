package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.testkit.BalanceHistoryContract;

final class PartitionedHistoryContractTest extends BalanceHistoryContract {

  private static final EmptiedDatabases DATABASES = new EmptiedDatabases();

  @Override
  protected BalanceHistory emptyHistory() {
    BalanceHistory history = DATABASES.open();
    HistoryStore.partitionByMonth(history);
    return history;
  }
}
