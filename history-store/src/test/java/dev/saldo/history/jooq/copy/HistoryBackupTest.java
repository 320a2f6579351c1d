package dev.saldo.history.jooq.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.history.jooq.PostgresServer;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit.Kind;
import dev.saldo.spi.Secret;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryBackupTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
  private static final Secret OF_FILE = Secret.of("of the file");

  @TempDir Path folder;

  @Test
  void aBackupGoesFromAnyDatabaseToAnyOther() {
    String server = PostgresServer.newDatabase();
    Path backup = folder.resolve("backup");
    String before;
    try (BalanceHistory history = PostgresServer.open(server)) {
      fill(history, 0);
      before = answers(history);
      assertThat(HistoryStore.backUp(history, backup, 1).samples()).isEqualTo(300);
      fill(history, 300);
    }
    assertThatThrownBy(() -> restore(backup, server, "postgres", Secret.of(""), false))
        .isInstanceOf(HistoryException.class)
        .hasMessageContainingAll("newer", "--force");
    restore(backup, server, "postgres", Secret.of(""), true);
    try (BalanceHistory history = PostgresServer.open(server)) {
      assertThat(answers(history)).isEqualTo(before);
    }
    String file = "jdbc:h2:file:./restored";
    restore(backup, file, "saldo", OF_FILE, false);
    restore(backup, file, "saldo", OF_FILE, false);
    try (BalanceHistory history = HistoryStore.openUrl(file, folder, "saldo", OF_FILE)) {
      assertThat(answers(history)).isEqualTo(before);
      fill(history, 300);
      assertThat(HistoryStore.verify(history, Selection.ALL, false).damage()).isEmpty();
    }
    assertThatThrownBy(() -> restore(backup, file, "saldo", OF_FILE, false))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("newer");
  }

  private void restore(Path backup, String url, String user, Secret password, boolean force) {
    HistoryStore.restore(backup, url, folder, user, password, force);
  }

  private static void fill(BalanceHistory history, int from) {
    SeriesKey key = new SeriesKey("otp", "acme", "main", Kind.MONEY, "GHS", Meaning.REMAINING);
    history.importSamples(
        IntStream.range(from, from + 300)
            .mapToObj(
                hour ->
                    new BalanceSample(
                        key,
                        START.plus(Duration.ofHours(hour)),
                        Amount.of(new BigDecimal(9_000 - 7 * hour + hour / 100 * 400))))
            .iterator(),
        List.of());
  }

  private static String answers(BalanceHistory history) {
    try (var samples = history.samples(Selection.ALL, START, END)) {
      return history.series(Selection.ALL)
          + " "
          + history.rises(Selection.ALL, START, END)
          + samples.toList();
    }
  }
}
