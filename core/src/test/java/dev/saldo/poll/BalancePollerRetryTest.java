package dev.saldo.poll;

import static dev.saldo.poll.PollFixture.AMPLE;
import static dev.saldo.poll.PollFixture.CLOCK;
import static dev.saldo.poll.PollFixture.account;
import static dev.saldo.poll.PollFixture.balances;
import static dev.saldo.poll.PollFixture.failed;
import static dev.saldo.poll.PollFixture.sampled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@Timeout(30)
class BalancePollerRetryTest {

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final BalancePoller poller =
      new BalancePoller(CLOCK, new PollPolicy(8, PAUSE, PAUSE.plusMillis(5)));
  private final Deque<Long> calls = new ArrayDeque<>();

  @ParameterizedTest
  @EnumSource(names = {"RATE_LIMITED", "UNAVAILABLE", "TIMEOUT"})
  void retriesOnceAfterATransientFailure(FailureReason reason) throws InterruptedException {
    sampled(poll(AMPLE, failingTimes(1, reason, null)));
    assertThat(calls).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"RATE_LIMITED", "UNAVAILABLE", "TIMEOUT"})
  void neverRetriesTwice(FailureReason reason) throws InterruptedException {
    assertThat(failed(poll(AMPLE, failingTimes(99, reason, null))).reason()).isEqualTo(reason);
    assertThat(calls).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"RATE_LIMITED", "UNAVAILABLE", "TIMEOUT"})
  void doesNotRetryAPermanentFailure(FailureReason reason) throws InterruptedException {
    failed(poll(AMPLE, failingTimes(1, reason, null)));
    assertThat(calls).hasSize(1);
  }

  @Test
  void doesNotRetryAProviderError() throws InterruptedException {
    BalanceSource source =
        () -> {
          calls.add(System.nanoTime());
          throw new IllegalStateException();
        };
    failed(poll(AMPLE, source));
    assertThat(calls).hasSize(1);
  }

  @Test
  void waitsAtLeastTheShortestPause() throws InterruptedException {
    sampled(poll(AMPLE, failingTimes(1, FailureReason.UNAVAILABLE, null)));
    assertThat(betweenCalls()).isGreaterThanOrEqualTo(PAUSE);
  }

  @Test
  void waitsAsLongAsTheVendorRequestsIfThatFits() throws InterruptedException {
    Duration requested = Duration.ofMillis(120);
    sampled(poll(AMPLE, failingTimes(1, FailureReason.RATE_LIMITED, requested)));
    assertThat(betweenCalls()).isGreaterThanOrEqualTo(requested);
  }

  @ParameterizedTest
  @EnumSource(names = {"RATE_LIMITED", "UNAVAILABLE"})
  void doesNotRetryIfTheRequestedWaitExceedsTheDeadline(FailureReason reason)
      throws InterruptedException {
    for (Duration requested :
        List.of(AMPLE, Duration.ofHours(1), Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))) {
      calls.clear();
      Failed failure = failed(poll(AMPLE, failingTimes(1, reason, requested)));
      assertThat(calls).hasSize(1);
      assertThat(failure.retryAfter()).isEqualTo(requested);
      assertThat(failure.duration()).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aRequestedWaitInThePastFallsBackToThePolicy() throws InterruptedException {
    for (Duration requested : List.of(Duration.ZERO, Duration.ofSeconds(Long.MIN_VALUE))) {
      calls.clear();
      sampled(poll(AMPLE, failingTimes(1, FailureReason.RATE_LIMITED, requested)));
      assertThat(betweenCalls()).isGreaterThanOrEqualTo(PAUSE);
    }
  }

  @Test
  void doesNotRetryIfThePauseDoesNotFit() throws InterruptedException {
    BalancePoller hesitant =
        new BalancePoller(CLOCK, new PollPolicy(8, Duration.ofMinutes(1), Duration.ofMinutes(1)));
    BalanceSource source = failingTimes(1, FailureReason.UNAVAILABLE, null);
    failed(hesitant.poll(List.of(account("a", source))).getFirst());
    assertThat(calls).hasSize(1);
  }

  @Test
  void theRetryHasOnlyTheRemainingTime() throws InterruptedException {
    Duration timeout = Duration.ofMillis(250);
    BalanceSource source =
        () -> {
          calls.add(System.nanoTime());
          if (calls.size() == 1) {
            throw new BalanceException(FailureReason.UNAVAILABLE, "first");
          }
          return hang();
        };
    Failed failure = failed(poll(timeout, source));
    assertThat(calls).hasSize(2);
    assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT);
    assertThat(failure.duration()).isBetween(timeout, timeout.plusSeconds(2));
  }

  @Test
  void reportsTheSecondFailure() throws InterruptedException {
    BalanceSource source =
        () -> {
          calls.add(System.nanoTime());
          throw calls.size() == 1
              ? new BalanceException(FailureReason.UNAVAILABLE, "first", Duration.ofMillis(1))
              : new BalanceException(FailureReason.UNAUTHORIZED, "second");
        };
    Failed failure = failed(poll(AMPLE, source));
    assertThat(failure.reason()).isEqualTo(FailureReason.UNAUTHORIZED);
    assertThat(failure.message()).isEqualTo("second");
    assertThat(failure.retryAfter()).isNull();
  }

  private PollResult poll(Duration timeout, BalanceSource source) throws InterruptedException {
    return poller.poll(List.of(account("a", "vendor", timeout, source))).getFirst();
  }

  private BalanceSource failingTimes(
      int times, FailureReason reason, @Nullable Duration retryAfter) {
    return () -> {
      calls.add(System.nanoTime());
      if (calls.size() <= times) {
        throw new BalanceException(reason, "not now", retryAfter);
      }
      return balances("main");
    };
  }

  private Duration betweenCalls() {
    return Duration.ofNanos(calls.getLast() - calls.getFirst());
  }

  private static List<Balance> hang() {
    try {
      PollFixture.hang();
    } catch (InterruptedException e) {
      throw new BalanceException(FailureReason.TIMEOUT, "interrupted");
    }
    return balances("late");
  }
}
