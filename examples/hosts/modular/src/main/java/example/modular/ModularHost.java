package example.modular;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HistoryStore;
import example.host.HostTrial;
import org.h2.jdbcx.JdbcDataSource;

/** A host on the module path. */
public final class ModularHost {

  private ModularHost() {}

  public static void main(String[] args) throws Exception {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:modular;DB_CLOSE_DELAY=-1");
    try (BalanceHistory history = HistoryStore.open(dataSource)) {
      HostTrial.run(history);
    }
    System.out.println("the host on the module path got the right answers");
  }
}
