package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.database.EmptiedDatabases;
import dev.saldo.testkit.history.BalanceHistoryContract;

final class PostgresHistoryContractTest extends BalanceHistoryContract {

  private static final EmptiedDatabases DATABASES = new EmptiedDatabases();

  @Override
  protected BalanceHistory emptyHistory() {
    return new JooqBalanceHistory(DATABASES.open());
  }
}
