package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LentDataSourceTest {

  @TempDir Path folder;

  @Test
  void theHostsTablesAndMigrationsAreNotAffected() throws Exception {
    Path scripts = Files.createDirectory(folder.resolve("host"));
    Files.writeString(
        scripts.resolve("V1__own.sql"),
        "create table sample (id int); create table account (id int)");
    try (HikariDataSource host = host("host", "")) {
      Flyway flyway = Flyway.configure().dataSource(host).locations("filesystem:" + scripts).load();
      flyway.migrate();
      try (BalanceHistory history = HistoryStore.open(host)) {
        history.append(Polls.sampled(0, 350));
      }
      try (BalanceHistory again = HistoryStore.open(host)) {
        assertThat(again.series(Selection.ALL)).hasSize(1);
      }
      flyway.validate();
      assertThat(flyway.migrate().migrationsExecuted).isZero();
      assertThat(host.isClosed()).isFalse();
      assertThat(count(host, "public.sample")).isZero();
      assertThat(count(host, "saldo.sample")).isOne();
    }
  }

  @Test
  void aHostWithLowerCaseNamesIsSupported() {
    try (HikariDataSource host = host("lower", ";DATABASE_TO_LOWER=TRUE;MODE=PostgreSQL");
        BalanceHistory history = HistoryStore.open(host)) {
      history.append(Polls.sampled(0, 350));
      assertThat(history.series(Selection.ALL)).hasSize(1);
    }
  }

  @Test
  void connectionsAreReturnedWithTheirSettings() throws Exception {
    try (HikariDataSource host = host("back", "")) {
      try (BalanceHistory history = HistoryStore.open(host)) {
        host.setMaximumPoolSize(1);
        history.append(Polls.sampled(0, 350));
        history.series(Selection.ALL);
        try (var samples =
            history.samples(Selection.ALL, Polls.START, Polls.START.plusSeconds(9))) {
          assertThat(samples).hasSize(1);
        }
        assertThatThrownBy(() -> history.append(Polls.sampled(0, 351)))
            .isInstanceOf(HistoryException.class);
      }
      try (Connection connection = host.getConnection()) {
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.getTransactionIsolation())
            .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
      }
    }
  }

  @Test
  void writersOfTwoHistoriesOverOneDataSourceWaitForEachOther() throws Exception {
    try (HikariDataSource host = host("two", "");
        BalanceHistory first = HistoryStore.open(host);
        BalanceHistory second = HistoryStore.open(host);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      threads
          .invokeAll(
              IntStream.range(0, 8)
                  .<Callable<Void>>mapToObj(
                      thread ->
                          () -> {
                            BalanceHistory history = thread % 2 == 0 ? first : second;
                            for (int i = 0; i < 50; i++) {
                              history.append(
                                  Polls.sampled(i * 8 + thread, 10_000 - i * 8L - thread));
                            }
                            return null;
                          })
                  .toList())
          .forEach(LentDataSourceTest::done);
      var last = first.series(Selection.ALL).getFirst().last();
      assertThat(last.totals().samples()).isEqualTo(400);
      assertThat(last.totals().fallen()).isEqualByComparingTo("399");
      assertThat(first.rises(Selection.ALL, Polls.START, Polls.START.plusSeconds(99_999)))
          .isEmpty();
      assertThat(second.accounts(Selection.ALL)).hasSize(1);
    }
  }

  @Test
  void aPoolThatIsTooSmallForTheFirstOpeningIsNamed() {
    try (HikariDataSource host = new HikariDataSource()) {
      host.setDataSource(PostgresServer.dataSource(PostgresServer.emptyDatabase()));
      host.setMaximumPoolSize(1);
      host.setConnectionTimeout(250);
      assertThatThrownBy(() -> HistoryStore.open(host))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("needs two at once")
          .message()
          .hasLineCount(1);
    }
  }

  @Test
  void aUserWithoutTheRightToCreateSchemasIsTold() throws SQLException {
    try (HikariDataSource admin = host("rights", "")) {
      try (Connection connection = admin.getConnection()) {
        PostgresServer.execute(connection, "create user weak password ''");
      }
      HikariDataSource weak = new HikariDataSource();
      weak.setJdbcUrl(admin.getJdbcUrl());
      weak.setUsername("weak");
      try (weak) {
        assertThatThrownBy(() -> HistoryStore.open(weak))
            .isInstanceOf(HistoryException.class)
            .hasMessageContaining("user to create schemas")
            .message()
            .hasLineCount(1);
      }
    }
  }

  @Test
  void aHostWithNamesAsTheyAreWrittenIsSupported() {
    try (HikariDataSource host = host("asis", ";DATABASE_TO_UPPER=FALSE");
        BalanceHistory history = HistoryStore.open(host)) {
      history.append(Polls.sampled(0, 350));
      assertThat(history.series(Selection.ALL)).hasSize(1);
    }
  }

  @Test
  void anotherProductIsRefused() {
    assertThatThrownBy(() -> HistoryStore.open(productNamed("Oracle")))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("Oracle")
        .hasMessageContaining("H2");
  }

  private static void done(java.util.concurrent.Future<Void> work) {
    try {
      work.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private HikariDataSource host(String name, String settings) {
    HikariDataSource host = new HikariDataSource();
    host.setJdbcUrl("jdbc:h2:file:" + folder.resolve(name) + settings);
    host.setUsername("host");
    return host;
  }

  private static long count(DataSource host, String table) throws SQLException {
    try (Connection connection = host.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static DataSource productNamed(String product) {
    InvocationHandler metaData = (proxy, method, arguments) -> product;
    InvocationHandler connection =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getMetaData" -> proxy(DatabaseMetaData.class, metaData);
              case "getAutoCommit" -> true;
              default -> null;
            };
    InvocationHandler source = (proxy, method, arguments) -> proxy(Connection.class, connection);
    return proxy(DataSource.class, source);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }
}
