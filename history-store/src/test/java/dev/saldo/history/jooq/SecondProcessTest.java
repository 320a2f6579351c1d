package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecondProcessTest {

  @TempDir Path folder;

  @Test
  void aSecondProcessIsRefusedAtOnceNamingTheFirst() throws Exception {
    Path file = folder.resolve("a");
    try (BalanceHistory history = HistoryStore.openFile(file);
        Child second = Child.start(folder, ChildMain.Task.OPEN, file)) {
      String answer = second.end().getFirst();
      assertThat(answer)
          .contains("refused", "in use: process " + ProcessHandle.current().pid() + " has had it");
      assertThat(Long.parseLong(answer.split(" ", -1)[1])).isLessThan(2_000);
      history.append(Polls.sampled(0, 350));
    }
    try (Child second = Child.start(folder, ChildMain.Task.OPEN, file)) {
      assertThat(second.end()).containsExactly("opened");
    }
  }

  @Test
  void withoutTheLockFileTheDatabasesOwnLockIsUsed() throws Exception {
    Path file = folder.resolve("a");
    try (Child first = Child.start(folder, ChildMain.Task.POLL, file, Polls.START, "")) {
      first.awaitOpen();
      Files.delete(folder.resolve("a.lock"));
      long started = System.nanoTime();
      assertThatThrownBy(() -> HistoryStore.openFile(file))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("another process has it open");
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
      first.kill();
    }
    HistoryStore.openFile(file).close();
  }
}
