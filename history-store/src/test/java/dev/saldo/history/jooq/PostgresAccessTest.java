package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.spi.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that is busy, may only be read, cannot be reached or was emptied. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresAccessTest {

  @TempDir Path folder;

  private String url = "";

  @BeforeAll
  void createHistory() {
    url = PostgresServer.newDatabase();
    PostgresServer.execute("create role reader login");
    PostgresServer.execute("create role limited login");
    try (BalanceHistory history = PostgresServer.open(url)) {
      history.append(Polls.sampled(0, 350));
    }
  }

  @Test
  void aReportWaitsForNoWriter() throws SQLException {
    try (Connection writer = connect(url)) {
      writer.setAutoCommit(false);
      PostgresServer.execute(writer, "update saldo.ledger set appends = appends");
      try (BalanceHistory history = PostgresServer.open(url)) {
        assertThat(history.series(Selection.ALL)).hasSize(1);
      }
    }
  }

  @Test
  void aRoleThatMayOnlyReadCanReport() throws SQLException {
    try (Connection owner = connect(url)) {
      PostgresServer.execute(owner, "grant usage on schema saldo to reader");
      PostgresServer.execute(owner, "grant select on all tables in schema saldo to reader");
    }
    try (BalanceHistory history = open(url, "reader")) {
      assertThat(history.series(Selection.ALL)).hasSize(1);
      assertThat(history.accounts(Selection.ALL)).hasSize(1);
      assertThat(history.rises(Selection.ALL, Polls.START, Polls.START.plusSeconds(9))).isEmpty();
      assertThatThrownBy(() -> history.append(Polls.sampled(1, 349)))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("grant the history's user the rights to schema saldo");
    }
  }

  @Test
  void aServerThatMayOnlyBeReadCanReport() {
    PostgresServer.execute("create role standby superuser login");
    PostgresServer.execute("alter role standby set default_transaction_read_only = on");
    try (BalanceHistory history = open(url, "standby")) {
      assertThat(history.series(Selection.ALL)).hasSize(1);
      assertThatThrownBy(() -> history.append(Polls.sampled(1, 349)))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("is read-only: use the primary server");
    }
  }

  @Test
  void theTimeOfTheServerIsKnown() {
    try (BalanceHistory history = PostgresServer.open(url)) {
      assertThat(HistoryStore.findDatabaseTime(history)).isPresent();
    }
  }

  @Test
  void anEmptiedOrExchangedDatabaseIsRefused() throws SQLException {
    String emptied = PostgresServer.newDatabase();
    Path identity = identityOf(emptied);
    try (BalanceHistory history = open(emptied, "postgres")) {
      history.append(Polls.sampled(0, 350));
    }
    open(emptied, "postgres").close();
    assertThat(identity).exists();
    try (Connection owner = connect(emptied)) {
      PostgresServer.execute(owner, "update saldo.ledger set appends = 0");
      refuses(emptied, "ends at append 0, but 1 were safe", identity);
      PostgresServer.execute(owner, "update saldo.ledger set history_id = gen_random_uuid()");
      refuses(emptied, "is another history", identity);
      PostgresServer.execute(owner, "delete from saldo.ledger");
      refuses(emptied, "is missing or empty", identity);
      PostgresServer.execute(owner, "drop schema saldo cascade");
      refuses(emptied, "is missing or empty, but a history of 1 appends was here", identity);
    }
    assertThat(identity.toFile().delete()).isTrue();
    open(emptied, "postgres").close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost:1/saldo | server localhost:1 refuses connections: check that its server is",
        "no-such-host.invalid/saldo | server no-such-host.invalid:5432 has an unknown host name",
      })
  void aServerThatCannotBeReachedIsNamedWithTheCause(String place, String message) {
    refuses("jdbc:postgresql://" + place, "postgres", message);
  }

  @Test
  void aMissingDatabaseOrRightIsNamed() {
    refuses(url + "_not", "postgres", "has no database '");
    refuses(url + "?sslmode=require", "postgres", "cannot be reached over TLS");
    String database = url.substring(url.lastIndexOf('/') + 1);
    PostgresServer.execute("revoke connect on database " + database + " from public");
    refuses(url, "limited", "does not allow user 'limited' to connect");
    PostgresServer.execute("grant connect on database " + database + " to public");
  }

  @Test
  void aServerOfAnotherKindIsNamed() throws IOException {
    try (ServerSocket web = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerAsWeb(web));
      refuses(at(web, ""), "postgres", "does not answer like PostgreSQL");
    }
  }

  @Test
  void aSilentServerIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      refuses(at(silent, "?loginTimeout=1"), "postgres", "does not answer: check");
    }
  }

  private static String at(ServerSocket server, String settings) {
    return "jdbc:postgresql://localhost:" + server.getLocalPort() + "/saldo" + settings;
  }

  private static void answerAsWeb(ServerSocket server) {
    try (Socket client = server.accept()) {
      client
          .getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void refuses(String url, String user, String message) {
    assertThatThrownBy(() -> open(url, user))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining(message)
        .message()
        .hasLineCount(1);
  }

  private void refuses(String url, String message, Path identity) {
    assertThatThrownBy(() -> open(url, "postgres"))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("or delete " + identity + " to ");
  }

  private Path identityOf(String url) {
    String place = url.substring("jdbc:postgresql://".length());
    return folder.resolve("saldo-" + place.replace(':', '_').replace('/', '-') + ".id");
  }

  private BalanceHistory open(String url, String user) {
    return HistoryStore.openUrl(
        url,
        folder,
        user,
        Secret.of(""),
        new HistoryStore.OpeningOptions("saldo status", Duration.ZERO, true, Optional.of(folder)));
  }

  private static Connection connect(String url) throws SQLException {
    return PostgresServer.dataSource(url).getConnection();
  }
}
