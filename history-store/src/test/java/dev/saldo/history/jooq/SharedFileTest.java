package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One history file that several commands use. */
final class SharedFileTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void eightWritersAndEightReadersThatBeginTogetherAllSucceed() throws Exception {
    write(0);
    List<Callable<Long>> commands = new ArrayList<>();
    for (int number = 1; number <= 8; number++) {
      int minute = number;
      commands.add(() -> write(minute));
      commands.add(this::read);
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(commands.size())) {
      for (Future<Long> done : threads.invokeAll(commands)) {
        assertThat(done.get()).isPositive();
      }
    }
    assertThat(read()).isEqualTo(9);
  }

  @Test
  void readersOfSeveralProcessesShareAFile() throws Exception {
    write(0);
    try (BalanceHistory history = open("saldo status", Duration.ZERO, true);
        Child second = Child.start(folder, ChildMain.Task.READ, folder)) {
      assertThat(second.end()).containsExactly("read 1");
      assertThat(samples(history)).isOne();
    }
  }

  @Test
  void aFileInUseIsExplainedByCommandProcessAndTime() throws Exception {
    write(0);
    try (BalanceHistory history = open("saldo history import", Duration.ZERO, false);
        Child second = Child.start(folder, ChildMain.Task.READ, folder)) {
      assertThat(second.end().getFirst())
          .contains(
              "refused",
              "in use: 'saldo history import' (process " + ProcessHandle.current().pid() + ") has",
              " open since 20",
              "try again later")
          .doesNotContain("stop", "kill");
      assertThat(samples(history)).isOne();
    }
  }

  @Test
  void aReaderChangesNoFileAndNoOneCanWriteThroughIt() throws Exception {
    write(0);
    byte[] before = Files.readAllBytes(folder.resolve("a.mv.db"));
    byte[] identity = Files.readAllBytes(folder.resolve("a.id"));
    try (BalanceHistory history = open("saldo status", Duration.ZERO, true)) {
      assertThat(samples(history)).isOne();
      assertThatThrownBy(() -> history.append(Polls.sampled(1, 1)))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("for reading only");
    }
    assertThat(folder.resolve("a.mv.db")).hasBinaryContent(before);
    assertThat(folder.resolve("a.id")).hasBinaryContent(identity);
  }

  @Test
  void aReaderRefusesAnEmptiedFile() throws Exception {
    write(0);
    Files.write(folder.resolve("a.mv.db"), new byte[0]);
    assertThatThrownBy(() -> open("saldo status", Duration.ZERO, true))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("is missing or empty");
  }

  @Test
  void existingRightsAndLinksAreKept() throws IOException {
    write(0);
    Path real = Files.createDirectory(folder.resolve("real")).resolve("b.mv.db");
    Files.move(folder.resolve("a.mv.db"), real);
    Files.createSymbolicLink(folder.resolve("a.mv.db"), real);
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
    Files.delete(folder.resolve("a.lock"));
    Files.delete(folder.resolve("a.id"));
    write(1);
    assertThat(folder.resolve("a.mv.db")).isSymbolicLink();
    for (Path file : List.of(real, folder.resolve("a.lock"), folder.resolve("a.id"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(file.toString())
          .isEqualTo("rw-rw----");
    }
  }

  private long write(int minute) {
    try (BalanceHistory history = open("saldo poll", LONG, false)) {
      history.append(Polls.sampled(minute, 1_000 - minute));
      return samples(history);
    }
  }

  private long read() {
    try (BalanceHistory history = open("saldo status", LONG, true)) {
      return samples(history);
    }
  }

  private static long samples(BalanceHistory history) {
    Series series = history.series(Selection.ALL).getFirst();
    return series.last().totals().samples();
  }

  private BalanceHistory open(String command, Duration patience, boolean readOnly) {
    return HistoryStore.openUrl(
        "jdbc:h2:file:./a",
        folder,
        "saldo",
        Secret.of(""),
        new HistoryStore.OpeningOptions(command, patience, readOnly, Optional.empty()));
  }
}
