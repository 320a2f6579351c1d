package dev.saldo.app.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PollRecorderTest {

  private final HistoryException gone = new HistoryException("the server is gone");

  private final Deque<RuntimeException> failures = new ArrayDeque<>();
  private final List<String> recorded = new ArrayList<>();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private int openings;

  @Test
  void recordsEachResultAsItComes() {
    assertThat(poll(this::reopen, "a", "b")).isTrue();
    assertThat(recorded).containsExactly("a", "b");
    assertThat(err.size()).isZero();
  }

  @Test
  void recordsAtTheEndWhatFailedBefore() {
    failures.add(gone);
    failures.add(new HistoryException("perhaps recorded: the connection was lost"));
    assertThat(poll(this::reopen, "a", "b", "c")).isTrue();
    assertThat(recorded).containsExactly("c", "a", "b");
    assertThat(openings).isOne();
    assertThat(err.size()).isZero();
  }

  @Test
  void doesNotRepeatWhatWasRefused() {
    failures.add(HistoryException.ofRefusal("it already has 350"));
    assertThat(poll(this::reopen, "a", "b")).isFalse();
    assertThat(recorded).containsExactly("b");
    assertThat(openings).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines("saldo: a: not recorded: it already has 350\n");
  }

  @Test
  void triesAHistoryThatIsGoneOnlyOnceMoreForAllResults() {
    failures.add(gone);
    failures.add(new HistoryException("perhaps recorded: the connection was lost"));
    failures.add(gone);
    assertThat(
            poll(
                () -> {
                  openings++;
                  throw gone;
                },
                "a",
                "b",
                "c"))
        .isFalse();
    assertThat(openings).isOne();
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "saldo: a: not recorded: the server is gone",
            "saldo: b: perhaps recorded: the connection was lost",
            "saldo: c: not recorded: the server is gone");
  }

  /** The file of a history is free for other commands while a poll waits for vendors. */
  @Test
  void lendsTheFileBetweenResults(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("history");
    Semaphore lent = new Semaphore(0);
    Supplier<BalanceHistory> opener = () -> watched(HistoryStore.openFile(file), lent);
    try (PollRecorder recorder = begin(opener.get(), opener, true)) {
      for (String account : List.of("a", "b", "c")) {
        recorder.accept(result(account));
        lent.acquire();
        try (BalanceHistory other = HistoryStore.openFile(file)) { // refused if the poll holds it
          assertThat(other.series(Selection.ALL).getLast().key().account()).isEqualTo(account);
        }
      }
    }
    assertThat(lent.availablePermits()).as("it opens the file only to append").isZero();
    assertThat(err.size()).isZero();
  }

  @Test
  void holdsAServerUntilTheEnd() {
    Semaphore closed = new Semaphore(0);
    try (PollRecorder recorder = begin(watched(history(), closed), this::reopen, false)) {
      recorder.accept(result("a"));
    }
    assertThat(closed.availablePermits()).isOne();
    assertThat(openings).isZero();
  }

  @Test
  void saysWhatCouldNotBeRecordedBecauseTheFileWasNotGivenBack() throws Exception {
    Semaphore lent = new Semaphore(0);
    Supplier<BalanceHistory> opener =
        () -> {
          openings++;
          throw new HistoryException("process 7 has it");
        };
    PollRecorder recorder = begin(watched(history(), lent), opener, true);
    lent.acquire(); // no result came in time
    try (recorder) {
      recorder.accept(result("a"));
      recorder.accept(result("b"));
    }
    assertThat(recorder.isComplete()).isFalse();
    assertThat(openings).as("once, and once more at the end").isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "saldo: a: not recorded: process 7 has it", "saldo: b: not recorded: process 7 has it");
  }

  private PollRecorder begin(
      BalanceHistory opened, Supplier<BalanceHistory> opener, boolean lending) {
    return PollRecorder.begin(
        opened,
        opener,
        lending,
        new PrintStream(err, true, StandardCharsets.UTF_8),
        System::nanoTime);
  }

  /** Returns a view of a history that says when it is closed. */
  private static BalanceHistory watched(BalanceHistory history, Semaphore closed) {
    return (BalanceHistory)
        Proxy.newProxyInstance(
            BalanceHistory.class.getClassLoader(),
            new Class<?>[] {BalanceHistory.class},
            (proxy, method, arguments) -> {
              Object answer = method.invoke(history, arguments);
              if (method.getName().equals("close")) {
                closed.release();
              }
              return answer;
            });
  }

  private boolean poll(Supplier<BalanceHistory> opener, String... accounts) {
    PollRecorder recorder = begin(history(), opener, false);
    try (recorder) {
      List.of(accounts).forEach(name -> recorder.accept(result(name)));
    }
    return recorder.isComplete();
  }

  private BalanceHistory reopen() {
    openings++;
    return history();
  }

  /** Returns a history that fails as planned, then records. */
  private BalanceHistory history() {
    return (BalanceHistory)
        Proxy.newProxyInstance(
            BalanceHistory.class.getClassLoader(),
            new Class<?>[] {BalanceHistory.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("append")) {
                append((PollResult) arguments[0]);
              }
              return null;
            });
  }

  private void append(PollResult result) {
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
    recorded.add(result.account().name());
  }

  private static PollResult result(String name) {
    Account account =
        new Account(name, "smsonlinegh", Duration.ofMinutes(15), Duration.ofSeconds(15));
    Balance balance = Balance.of(Balance.MAIN, Amount.of(BigDecimal.TEN), BalanceUnit.money("GHS"));
    return new PollResult.Sampled(account, Instant.EPOCH, Duration.ZERO, List.of(balance));
  }
}
