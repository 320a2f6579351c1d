package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.spi.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresHistoryTest {

  @TempDir Path folder;

  @Test
  void twoProcessesWriteToTheSameAccountsAndOneIsKilled() throws Exception {
    String url = PostgresServer.newDatabase();
    Set<String> acknowledged = new HashSet<>();
    try (Child first = Child.start(folder, ChildMain.Task.POLL_SERVER, url, Polls.START);
        Child second =
            Child.start(folder, ChildMain.Task.POLL_SERVER, url, Polls.START.plusSeconds(30))) {
      first.awaitAcknowledgements(12);
      second.awaitAcknowledgements(12);
      acknowledged.addAll(first.kill());
      second.awaitAcknowledgements(24);
      acknowledged.addAll(second.kill());
    }
    acknowledged.removeIf(line -> line.startsWith("open"));
    assertThat(acknowledged).hasSizeGreaterThan(20);
    try (BalanceHistory history = PostgresServer.open(url)) {
      KeptHistory.requireComplete(history, acknowledged);
    }
  }

  /** Neighbours are sought nearby first, and further away if they are not there. */
  @Test
  void neighboursAreFoundBetweenRegularFrequentAndRareSamples() throws Exception {
    List<Integer> minutes = new ArrayList<>();
    IntStream.range(0, 60).map(i -> i * 15).forEach(minutes::add);
    IntStream.range(0, 40).map(i -> 1_000 + i).forEach(minutes::add);
    IntStream.range(0, 9).map(i -> 2_000 + i * 500).forEach(minutes::add);
    IntStream.range(0, 60).map(i -> 7_000 + i * 16).forEach(minutes::add);
    List<PollResult> polls =
        minutes.stream().map(minute -> Polls.sampled(minute, 9_999 - minute)).toList();
    List<Instant> instants =
        IntStream.range(-50, 17_000).mapToObj(half -> Polls.START.plusSeconds(half * 30L)).toList();
    InMemoryBalanceHistory expected = new InMemoryBalanceHistory();
    try (BalanceHistory history = PostgresServer.open(PostgresServer.newDatabase())) {
      for (PollResult poll : polls) {
        expected.append(poll);
      }
      history.append(polls);
      assertThat(history.brackets(Selection.ALL, instants).getFirst().brackets())
          .isEqualTo(expected.brackets(Selection.ALL, instants).getFirst().brackets());
    }
  }

  @Test
  void severalHistoriesMayOpenAnEmptyDatabaseAtOnce() throws Exception {
    String url = PostgresServer.emptyDatabase();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Void>> opened =
          threads.invokeAll(
              IntStream.range(0, 4)
                  .<Callable<Void>>mapToObj(
                      thread ->
                          () -> {
                            try (BalanceHistory history = PostgresServer.open(url)) {
                              history.append(Polls.sampled(thread, 350 - thread));
                            }
                            return null;
                          })
                  .toList());
      for (Future<Void> thread : opened) {
        thread.get();
      }
    }
    try (BalanceHistory history = PostgresServer.open(url)) {
      assertThat(history.series(Selection.ALL).getFirst().last().totals().samples()).isEqualTo(4);
    }
  }

  @Test
  void anUnreachableServerIsReportedAtOnce() {
    long started = System.nanoTime();
    assertThatThrownBy(() -> PostgresServer.open("jdbc:postgresql://localhost:1/saldo"))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("check that its server is running")
        .message()
        .hasLineCount(1);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aMissingDatabaseIsReported() {
    String url = PostgresServer.emptyDatabase() + "_not";
    assertThatThrownBy(() -> PostgresServer.open(url))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("create that database first");
  }

  @Test
  void aWrongPasswordIsReportedWithoutRepeatingIt() {
    String url = PostgresServer.newDatabase();
    PostgresServer.execute("create role unknown_user nologin");
    assertThatThrownBy(
            () -> HistoryStore.openUrl(url, folder, "unknown_user", Secret.of("planted-secret")))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("check the history's user and password")
        .hasMessageNotContaining("planted");
  }

  @Test
  void aMissingRightToCreateSchemasIsReported() {
    String url = PostgresServer.emptyDatabase();
    PostgresServer.execute("create role weak login");
    assertThatThrownBy(() -> HistoryStore.openUrl(url, folder, "weak", Secret.of("")))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("user to create schemas")
        .message()
        .hasLineCount(1);
  }

  @Test
  void connectionsClosedByTheServerAreReplaced() {
    String url = PostgresServer.newDatabase();
    try (BalanceHistory history = PostgresServer.open(url)) {
      history.append(Polls.sampled(0, 350));
      PostgresServer.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'saldo'"
              + " and datname = '%s'".formatted(url.substring(url.lastIndexOf('/') + 1)));
      try {
        history.append(Polls.sampled(1, 349));
      } catch (HistoryException e) {
        assertThat(e).message().hasLineCount(1);
        history.append(Polls.sampled(1, 349));
      }
      assertThat(history.series(Selection.ALL).getFirst().last().totals().samples()).isEqualTo(2);
    }
  }

  @Test
  void aRefusedBatchLeavesNothingAndRepeatsNoValues() {
    try (BalanceHistory history = PostgresServer.open(PostgresServer.newDatabase())) {
      history.append(Polls.sampled(0, 350));
      List<PollResult> results = List.of(Polls.sampled(1, 349), Polls.sampled(0, 351));
      assertThatThrownBy(() -> history.append(results))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("already has 350");
      assertThat(history.series(Selection.ALL).getFirst().last().totals().samples()).isOne();
      history.append(Polls.sampled(1, 349));
    }
  }

  @Test
  void aHostsConnectionIsReturnedWithItsSettings() throws Exception {
    try (HikariDataSource host = new HikariDataSource()) {
      host.setDataSource(PostgresServer.dataSource(PostgresServer.emptyDatabase()));
      host.setMaximumPoolSize(1);
      try (Connection connection = host.getConnection()) {
        PostgresServer.execute(connection, "create table sample (id int)");
      }
      HistoryStore.open(PostgresServer.dataSource(urlOf(host))).close();
      try (BalanceHistory history = HistoryStore.open(host)) {
        history.append(Polls.sampled(0, 350));
        try (var samples =
            history.samples(Selection.ALL, Polls.START, Polls.START.plusSeconds(9))) {
          assertThat(samples).hasSize(1);
        }
      }
      try (Connection connection = host.getConnection()) {
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.getTransactionIsolation())
            .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
      }
      assertThat(host.isClosed()).isFalse();
    }
  }

  private static String urlOf(HikariDataSource host) throws SQLException {
    try (Connection connection = host.getConnection()) {
      return connection.getMetaData().getURL();
    }
  }
}
