package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.HistoryException;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.RetentionPolicy.Grain;
import dev.saldo.history.RetentionPolicy.Tier;
import dev.saldo.history.Selection;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A transaction of the host is never ended or changed by a history, but can contain its work. */
final class HostTransactionTest {

  private static final Instant LATER = Polls.START.plusSeconds(99_999);

  private final HikariDataSource pool = new HikariDataSource();
  private final HostTransactions host = new HostTransactions(pool);

  /** The databases of hosts. */
  enum Product {
    H2,
    POSTGRESQL;

    DataSource database() {
      return this == H2 ? memory() : PostgresServer.dataSource(PostgresServer.newDatabase());
    }

    DataSource withoutTables() {
      return this == H2 ? memory() : PostgresServer.dataSource(PostgresServer.emptyDatabase());
    }

    private static DataSource memory() {
      JdbcDataSource memory = new JdbcDataSource();
      memory.setURL("jdbc:h2:mem:" + System.identityHashCode(memory) + ";DB_CLOSE_DELAY=-1");
      return memory;
    }
  }

  @AfterEach
  void closePool() {
    pool.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyCallInATransactionOfTheHostIsRefused(Product product) throws SQLException {
    start(product, true);
    try (BalanceHistory history = HistoryStore.open(host.dataSource())) {
      history.append(Polls.sampled(0, 350));
      ManualClassification rise = rise(history);
      for (ThrowingCallable call : calls(history, rise).values()) {
        host.begin();
        requireRefused(call);
        host.rollBack();
        assertThat(invoices()).isZero();
      }
      host.beginWithoutWork();
      requireRefused(() -> history.append(Polls.sampled(1, 349)));
      host.rollBack();
      history.append(Polls.sampled(1, 349));
      assertThat(samples(history)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPoolWithoutAutoCommitIsToldFromATransaction(Product product) throws SQLException {
    start(product, false);
    host.begin();
    requireRefused(() -> HistoryStore.open(host.dataSource()));
    host.rollBack();
    try (BalanceHistory history = HistoryStore.open(host.dataSource())) {
      history.append(Polls.sampled(0, 350));
      host.begin();
      requireRefused(() -> history.append(Polls.sampled(1, 349)));
      requireRefused(() -> history.series(Selection.ALL));
      host.rollBack();
      assertThat(invoices()).isZero();
      assertThat(samples(history)).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource
  void workWithinATransactionIsCommittedOrRolledBackWithIt(Product product) throws SQLException {
    start(product, true);
    try (BalanceHistory history = HistoryStore.open(host.dataSource())) {
      history.append(Polls.sampled(0, 350));
      ManualClassification rise = rise(history);

      try (BalanceHistory within = HistoryStore.within(history, host.begin())) {
        within.append(Polls.sampled(2, 399));
        within.classify(rise);
        assertThat(samples(within)).isEqualTo(2);
        assertThat(within.classifications(Selection.ALL)).hasSize(1);
      }
      host.rollBack();
      assertThat(invoices()).isZero();
      assertThat(samples(history)).isOne();
      assertThat(history.classifications(Selection.ALL)).isEmpty();

      history.append(Polls.sampled(3, 398));
      Connection connection = host.begin();
      BalanceHistory within = HistoryStore.within(history, connection);
      within.append(Polls.sampled(4, 397));
      within.classify(rise);
      assertThatThrownBy(() -> within.append(Polls.sampled(4, 1)))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("already has 397");
      within.append(Polls.sampled(5, 396));
      connection.commit();
      host.rollBack();
      assertThat(invoices()).isOne();
      history.append(Polls.sampled(6, 395));
      assertThat(samples(history)).isEqualTo(5);
      assertThat(history.series(Selection.ALL).getFirst().last().totals().fallen())
          .isEqualByComparingTo("3");
      assertThat(history.classifications(Selection.ALL)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyAConnectionToTheSameHistoryWithoutAutoCommitIsUsed(Product product) throws SQLException {
    start(product, true);
    try (BalanceHistory history = HistoryStore.open(host.dataSource());
        Connection open = pool.getConnection();
        Connection elsewhere = product.withoutTables().getConnection()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> HistoryStore.within(history, open))
          .withMessageContaining("auto-commit");
      elsewhere.setAutoCommit(false);
      assertThatThrownBy(() -> HistoryStore.within(history, elsewhere))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("does not contain this history");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseHoldsSeveralHistoriesInSchemasOfTheHostsChoice(Product product)
      throws SQLException {
    start(product, true);
    try (BalanceHistory first = HistoryStore.open(host.dataSource(), "Tenant_1");
        BalanceHistory second = HistoryStore.open(host.dataSource(), "tenant_2");
        BalanceHistory plain = HistoryStore.open(host.dataSource())) {
      first.append(Polls.sampled(0, 350));
      second.append(Polls.sampled(0, 999));
      if (product == Product.POSTGRESQL) {
        HistoryStore.partitionByMonth(first);
      }
      first.append(Polls.sampled(90_000, 340));
      Connection connection = host.begin();
      HistoryStore.within(first, connection).append(Polls.sampled(90_001, 339));
      connection.commit();
      host.rollBack();
      assertThat(samples(first)).isEqualTo(3);
      assertThat(samples(second)).isOne();
      assertThat(plain.series(Selection.ALL)).isEmpty();
      try (BalanceHistory again = HistoryStore.open(host.dataSource(), "tenant_1")) {
        assertThat(samples(again)).isEqualTo(3);
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoryStore.open(host.dataSource(), "a; drop"));
  }

  private Map<String, ThrowingCallable> calls(BalanceHistory history, ManualClassification rise) {
    Selection all = Selection.ALL;
    RetentionPolicy retention =
        new RetentionPolicy(ZoneOffset.UTC, List.of(new Tier(LATER, Grain.DAILY)));
    return Map.of(
        "open", () -> HistoryStore.open(host.dataSource()),
        "series", () -> history.series(all),
        "append", () -> history.append(Polls.sampled(9, 1)),
        "import", () -> history.importSamples(Collections.emptyIterator(), List.of()),
        "samples", () -> history.samples(all, Polls.START, LATER),
        "useByHour", () -> history.useByHour(all, LATER),
        "classify", () -> history.classify(rise),
        "thin", () -> history.thin(all, retention));
  }

  private static void requireRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("in a transaction of the host")
        .message()
        .hasLineCount(1);
  }

  private void start(Product product, boolean autoCommit) throws SQLException {
    pool.setDataSource(product.database());
    pool.setMaximumPoolSize(4);
    pool.setAutoCommit(autoCommit);
    try (Connection connection = pool.getConnection()) {
      PostgresServer.execute(connection, "create table invoice (id int)");
      if (!autoCommit) {
        connection.commit();
      }
    }
  }

  private static ManualClassification rise(BalanceHistory history) {
    return new ManualClassification(
        history.series(Selection.ALL).getFirst().key(),
        Polls.START,
        Polls.START.plusSeconds(120),
        new BigDecimal("49"),
        EventKind.REFUND,
        "",
        LATER);
  }

  private static long samples(BalanceHistory history) {
    return history.series(Selection.ALL).getFirst().last().totals().samples();
  }

  private long invoices() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from invoice")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
