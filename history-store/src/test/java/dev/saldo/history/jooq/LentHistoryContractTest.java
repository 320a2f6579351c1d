package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.testkit.history.BalanceHistoryContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

final class LentHistoryContractTest extends BalanceHistoryContract {

  /** These calculate, whoever opens the connections. */
  @RegisterExtension
  static final ThoroughGroups GROUPS =
      new ThoroughGroups(
          "agreesWithPlainLists",
          "countsWhatCountersShow",
          "leavesGlitchesOut",
          "marksTheSameGlitchesInAnyOrder",
          "readsHourlyUsage",
          "readsTheSelection",
          "recountsAtEveryThreshold",
          "rulesLikeTheHistoryInMemory",
          "thinsWithoutChangingReports",
          "totalsExactly",
          "totalsTheSameInAnyOrder");

  private static String tables = "";

  /** Each keeps a database in memory. */
  private final List<Connection> hosts = new ArrayList<>();

  /** Migrates one database, because running its script is faster than migrating each new one. */
  @BeforeAll
  static void makeTemplate() throws SQLException {
    JdbcDataSource host = host();
    try (Connection connection = host.getConnection();
        var statement = connection.createStatement()) {
      HistoryStore.open(host).close();
      StringBuilder script = new StringBuilder();
      try (var lines = statement.executeQuery("script")) {
        while (lines.next()) {
          script.append(lines.getString(1)).append('\n');
        }
      }
      tables = script.toString();
    }
  }

  @AfterEach
  void dropDatabases() throws SQLException {
    for (Connection connection : hosts) {
      connection.close();
    }
  }

  @Override
  protected synchronized BalanceHistory emptyHistory() {
    JdbcDataSource host = host();
    try {
      Connection connection = host.getConnection();
      hosts.add(connection);
      PostgresServer.execute(connection, tables);
      return HistoryStore.open(host);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static JdbcDataSource host() {
    JdbcDataSource host = new JdbcDataSource();
    host.setURL("jdbc:h2:mem:" + UUID.randomUUID());
    return host;
  }
}
