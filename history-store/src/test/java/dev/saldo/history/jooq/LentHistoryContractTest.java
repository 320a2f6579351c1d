package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.testkit.history.BalanceHistoryContract;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

final class LentHistoryContractTest extends BalanceHistoryContract {

  @Override
  protected BalanceHistory emptyHistory() {
    JdbcDataSource host = new JdbcDataSource();
    host.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return HistoryStore.open(host);
  }
}
