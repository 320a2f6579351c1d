package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thread of a host's task is interrupted while it reads or writes. */
final class InterruptedThreadTest {

  @TempDir Path folder;

  @Test
  void doesNotCloseTheHistory() {
    Path file = folder.resolve("saldo-history");
    try (BalanceHistory history = HistoryStore.openFile(file)) {
      history.append(Polls.sampled(0, 350));
      assertThat(history.series(Selection.ALL)).as("a connection for reading is opened").hasSize(1);
      Thread.currentThread().interrupt();
      assertThat(history.series(Selection.ALL)).hasSize(1);
      assertThat(Thread.interrupted()).as("the thread is still interrupted").isTrue();
      Thread.currentThread().interrupt();
      history.append(Polls.sampled(1, 340));
      assertThat(Thread.interrupted()).as("the thread is still interrupted").isTrue();
      history.append(Polls.sampled(2, 330));
    }
    try (BalanceHistory history = HistoryStore.openFile(file)) {
      assertThat(history.series(Selection.ALL))
          .singleElement()
          .satisfies(series -> assertThat(series.last().totals().samples()).isEqualTo(3));
    }
  }
}
