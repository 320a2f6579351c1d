package dev.saldo.poll;

import static dev.saldo.poll.PollFixture.CLOCK;
import static dev.saldo.poll.PollFixture.account;
import static dev.saldo.poll.PollFixture.balances;
import static dev.saldo.poll.PollFixture.failed;
import static dev.saldo.poll.PollFixture.good;
import static dev.saldo.poll.PollFixture.sampled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.OpenAccount;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BalancePollerDeadlineTest {

  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration SLACK = Duration.ofSeconds(2);

  private final BalancePoller poller = new BalancePoller(CLOCK);
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean released;

  @AfterEach
  void release() {
    released = true;
  }

  @Test
  void aSourceInAnEndlessLoopIsAbandonedAtItsDeadline() throws InterruptedException {
    assertIsCutOff(this::spin);
  }

  @Test
  void aWaitingSourceIsInterruptedAtItsDeadline() throws InterruptedException {
    assertIsCutOff(this::hang);
    assertThat(ended.await(5, TimeUnit.SECONDS)).as("the waiting thread was interrupted").isTrue();
  }

  @Test
  void anEndlessListIsAbandonedAtTheDeadline() throws InterruptedException {
    assertIsCutOff(() -> new EndlessList(this::spin));
  }

  @Test
  void spinningSourcesDoNotDelayOthers() throws InterruptedException {
    List<OpenAccount> accounts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      accounts.add(account("spin-" + i, "spinning", Duration.ofSeconds(5), this::spin));
    }
    accounts.addAll(good(50));
    long start = System.nanoTime();
    AtomicInteger arrived = new AtomicInteger();
    List<Duration> lastGood = new ArrayList<>();

    poller.poll(
        accounts,
        result -> {
          if (result instanceof Sampled && arrived.incrementAndGet() == 50) {
            lastGood.add(Duration.ofNanos(System.nanoTime() - start));
            released = true;
          }
        });

    assertThat(lastGood)
        .as("all good accounts were read before the spinning ones ended")
        .hasSize(1);
    assertThat(lastGood.getFirst()).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void anAccountWithAHungReadingIsAProviderErrorAndStartsNoSecondThread()
      throws InterruptedException {
    List<OpenAccount> accounts = List.of(account("hung", "vendor", SHORT, this::spin));
    assertThat(failed(poller.poll(accounts).getFirst()).reason()).isEqualTo(FailureReason.TIMEOUT);

    for (int i = 0; i < 2; i++) {
      Failed second = failed(poller.poll(accounts).getFirst());
      assertThat(second.reason()).isEqualTo(FailureReason.PROVIDER_FAULT);
      assertThat(second.message())
          .isEqualTo("provider error: the previous reading timed out and has not returned yet");
    }
    assertThat(calls).as("threads in the source").hasValue(1);
  }

  @Test
  void anAccountIsReadAgainOnceItsHungReadingHasReturned() throws InterruptedException {
    BalanceSource source = () -> calls.get() == 0 ? spin() : balances("main");
    poller.poll(List.of(account("hung", "vendor", SHORT, source)));
    released = true;

    PollResult again = poller.poll(List.of(account("hung", "vendor", SLACK, source))).getFirst();

    sampled(again);
  }

  @Test
  void anAnswerAfterTheDeadlineIsDiscarded() throws InterruptedException {
    BalanceSource source =
        () -> {
          if (calls.get() > 0) {
            return balances("next");
          }
          hang();
          return balances("late");
        };
    PollResult first = poller.poll(List.of(account("late", "v", SHORT, source))).getFirst();
    assertThat(failed(first).reason()).isEqualTo(FailureReason.TIMEOUT);
    assertThat(ended.await(5, TimeUnit.SECONDS)).as("the answer came after the deadline").isTrue();

    List<PollResult> seen = new ArrayList<>();
    PollResult second =
        poller.poll(List.of(account("late", "v", SLACK, source)), seen::add).getFirst();

    assertThat(sampled(second).balances()).isEqualTo(balances("next"));
    assertThat(seen).containsExactly(second);
  }

  @Test
  void aTimeoutIsNotRetried() throws InterruptedException {
    poller.poll(List.of(account("slow", "vendor", SHORT, this::hang)));
    assertThat(calls).hasValue(1);
  }

  @Test
  void theLongestTimeoutWorks() throws InterruptedException {
    for (Duration longest :
        List.of(Duration.ofDays(7L * 999_999_999), Duration.ofSeconds(Long.MAX_VALUE))) {
      OpenAccount patient = account("patient", "vendor", longest, () -> balances("main"));
      sampled(poller.poll(List.of(patient)).getFirst());
    }
  }

  @Test
  void theShortestTimeoutIsATimeout() throws InterruptedException {
    OpenAccount hasty = account("hasty", "vendor", Duration.ofNanos(1), this::hang);
    assertThat(failed(poller.poll(List.of(hasty)).getFirst()).reason())
        .isEqualTo(FailureReason.TIMEOUT);
  }

  private void assertIsCutOff(BalanceSource source) throws InterruptedException {
    List<OpenAccount> accounts = new ArrayList<>(good(5));
    accounts.add(account("hung", "hung", SHORT, source));
    long start = System.nanoTime();

    List<PollResult> results = poller.poll(accounts);

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(results.subList(0, 5)).allSatisfy(PollFixture::sampled);
    Failed failure = failed(results.getLast());
    assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT);
    assertThat(failure.message()).isEqualTo("no complete answer in the time allowed");
    assertThat(failure.duration()).isBetween(SHORT, SHORT.plus(SLACK));
    assertThat(took).isBetween(SHORT, SHORT.plus(SLACK));
  }

  /** Computes until the test is over and ignores interrupts. */
  private List<Balance> spin() {
    calls.incrementAndGet();
    while (!released) {
      Thread.onSpinWait();
    }
    return balances("main");
  }

  private List<Balance> hang() {
    calls.incrementAndGet();
    try {
      PollFixture.hang();
    } catch (InterruptedException e) {
      ended.countDown();
    }
    return balances("main");
  }

  private static final class EndlessList extends AbstractList<Balance> {
    private final Supplier<List<Balance>> inside;

    EndlessList(Supplier<List<Balance>> inside) {
      this.inside = inside;
    }

    @Override
    public Balance get(int index) {
      return inside.get().getFirst();
    }

    @Override
    public int size() {
      return inside.get().size();
    }
  }
}
