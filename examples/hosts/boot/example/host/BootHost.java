package example.host;

import static example.host.HostTrial.require;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.spi.FailureReason;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A Spring Boot application with a history in its own data source. */
@SpringBootApplication
public class BootHost {

  @Bean(destroyMethod = "close")
  BalanceHistory history(DataSource dataSource) {
    return HistoryStore.open(new TransactionAwareDataSourceProxy(dataSource));
  }

  public static void main(String[] args) throws Exception {
    try (ConfigurableApplicationContext context = SpringApplication.run(BootHost.class, args)) {
      BalanceHistory history = context.getBean(BalanceHistory.class);
      HostTrial.run(history);
      transactions(context, history);
      System.out.println("the host on Spring Boot got the right answers");
    }
  }

  private static void transactions(ConfigurableApplicationContext context, BalanceHistory history) {
    DataSource dataSource = context.getBean(DataSource.class);
    JdbcTemplate rows = new JdbcTemplate(dataSource);
    rows.execute("create table invoice (id int)");
    TransactionTemplate transaction =
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    transaction.executeWithoutResult(
        status -> {
          rows.update("insert into invoice values (1)");
          try {
            history.series(Selection.ALL);
            throw new IllegalStateException("a read in a transaction was not refused");
          } catch (HistoryException e) {
            require(e.getMessage().contains("transaction of the host"), e.getMessage());
          }
          HistoryStore.within(history, DataSourceUtils.getConnection(dataSource)).append(failure());
          status.setRollbackOnly();
        });
    require(rows.queryForObject("select count(*) from invoice", Integer.class) == 0, "committed");
    require(history.accounts(Selection.ALL).size() == 1, "the append was not rolled back");
    transaction.executeWithoutResult(
        status ->
            HistoryStore.within(history, DataSourceUtils.getConnection(dataSource))
                .append(failure()));
    require(history.accounts(Selection.ALL).size() == 2, "the append was not committed");
  }

  private static PollResult failure() {
    return new PollResult.Failed(
        Account.of("other", "ants"),
        Instant.parse("2026-03-01T00:00:00Z"),
        Duration.ofSeconds(1),
        FailureReason.TIMEOUT,
        "no answer",
        null);
  }
}
