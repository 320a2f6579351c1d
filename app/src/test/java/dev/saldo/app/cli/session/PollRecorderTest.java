package dev.saldo.app.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.PollResult;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

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

  private boolean poll(Supplier<BalanceHistory> opener, String... accounts) {
    PollRecorder recorder =
        PollRecorder.begin(
            history(),
            opener,
            false,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            System::nanoTime);
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
