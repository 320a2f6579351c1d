package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.testkit.history.BalanceHistoryContract;

final class PostgresHistoryContractTest extends BalanceHistoryContract {

  @Override
  protected BalanceHistory emptyHistory() {
    return PostgresServer.open(PostgresServer.newDatabase());
  }
}
