package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.testkit.BalanceHistoryContract;

final class PostgresHistoryContractTest extends BalanceHistoryContract {

  private static final EmptiedDatabases DATABASES = new EmptiedDatabases();

  @Override
  protected BalanceHistory emptyHistory() {
    return DATABASES.open();
  }
}
