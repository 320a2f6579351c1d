package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.testkit.history.BalanceHistoryContract;

final class PartitionedHistoryContractTest extends BalanceHistoryContract {

  @Override
  protected BalanceHistory emptyHistory() {
    BalanceHistory history = PostgresServer.open(PostgresServer.newDatabase());
    HistoryStore.partitionByMonth(history);
    return history;
  }
}
