package example.plain;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HistoryStore;
import example.host.HostTrial;
import org.h2.jdbcx.JdbcDataSource;

/** A host without a framework, a pool or a driver that it does not use. */
public final class PlainHost {

  private PlainHost() {}

  public static void main(String[] args) throws Exception {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:plain;DB_CLOSE_DELAY=-1");
    try (BalanceHistory history = HistoryStore.open(dataSource)) {
      HostTrial.run(history);
    }
    System.out.println("the plain host got the right answers");
  }
}
