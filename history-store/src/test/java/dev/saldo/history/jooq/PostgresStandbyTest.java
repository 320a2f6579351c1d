package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.spi.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hot standby that follows its primary answers every question, and refuses to record in words. It
 * starts two servers, so it runs only with the system property {@code saldo.thorough}.
 */
@EnabledIfSystemProperty(named = "saldo.thorough", matches = "true")
final class PostgresStandbyTest {

  @TempDir Path folder;

  @Test
  void aStandbyAnswersAndRefusesToRecord() throws IOException {
    Path primary = folder.resolve("primary");
    Path standby = folder.resolve("standby");
    EmbeddedPostgres.builder()
        .setDataDirectory(primary)
        .setCleanDataDirectory(false)
        .start()
        .close();
    copy(primary, standby);
    Files.createFile(standby.resolve("standby.signal"));
    try (EmbeddedPostgres first = start(primary).start();
        EmbeddedPostgres second =
            start(standby)
                .setServerConfig(
                    "primary_conninfo",
                    "'host=localhost port=%d user=postgres'".formatted(first.getPort()))
                .start()) {
      String before;
      try (BalanceHistory history = open(first)) {
        history.append(List.of(Polls.sampled(0, 350), Polls.sampled(15, 349)));
        before = answers(history);
      }
      awaitReplay(first, second);
      try (BalanceHistory history = open(second)) {
        assertThat(answers(history)).isEqualTo(before);
        assertThat(HistoryStore.verify(history, Selection.ALL, false).damage()).isEmpty();
        assertThatThrownBy(() -> history.append(Polls.sampled(30, 340)))
            .isInstanceOf(HistoryException.class)
            .hasMessageContaining("read-only: use the primary server");
      }
    }
  }

  private static EmbeddedPostgres.Builder start(Path data) {
    return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
  }

  private static BalanceHistory open(EmbeddedPostgres server) {
    return HistoryStore.openUrl(
        "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort()),
        Path.of(""),
        "postgres",
        Secret.of(""));
  }

  /** Waits until the standby has replayed what the primary has written. */
  private static void awaitReplay(EmbeddedPostgres first, EmbeddedPostgres second) {
    String written = ask(first, "select pg_current_wal_lsn()::text");
    String reached = "select (pg_last_wal_replay_lsn() >= '%s')::text".formatted(written);
    while (!"true".equals(ask(second, reached))) {
      Thread.onSpinWait();
    }
  }

  private static String ask(EmbeddedPostgres server, String question) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var row = connection.createStatement().executeQuery(question)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String answers(BalanceHistory history) {
    try (var samples = history.samples(Selection.ALL, Polls.START, Polls.START.plusSeconds(9_000));
        var hours = history.useByHour(Selection.ALL, Polls.START.plusSeconds(9_000))) {
      return history.accounts(Selection.ALL)
          + " "
          + history.series(Selection.ALL)
          + samples.toList()
          + hours.count();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      files.forEach(
          file -> {
            try {
              Files.copy(
                  file,
                  to.resolve(from.relativize(file).toString()),
                  StandardCopyOption.COPY_ATTRIBUTES);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
