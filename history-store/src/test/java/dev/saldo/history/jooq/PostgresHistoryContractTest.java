package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.spi.Secret;
import dev.saldo.testkit.BalanceHistoryContract;
import java.nio.file.Path;

final class PostgresHistoryContractTest extends BalanceHistoryContract {

  @Override
  protected BalanceHistory emptyHistory() {
    return HistoryStore.openUrl(
        PostgresServer.newDatabase(), Path.of(""), "postgres", Secret.of(""));
  }
}
