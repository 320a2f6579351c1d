package dev.saldo.poll;

import static dev.saldo.poll.PollFixture.AMPLE;
import static dev.saldo.poll.PollFixture.CLOCK;
import static dev.saldo.poll.PollFixture.account;
import static dev.saldo.poll.PollFixture.balances;
import static dev.saldo.poll.PollFixture.good;
import static dev.saldo.poll.PollFixture.sampled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.account.OpenAccount;
import dev.saldo.history.PollResult;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BalancePollerTest {

  private final BalancePoller poller = new BalancePoller(CLOCK);
  private final Occupancy occupancy = new Occupancy();

  @Test
  void pollingNoAccountsReturnsImmediately() throws InterruptedException {
    assertThat(poller.poll(List.of())).isEmpty();
  }

  @Test
  void returnsResultsInTheOrderOfTheAccountsWhateverTheOrderOfTheAnswers()
      throws InterruptedException {
    CountDownLatch lastArrived = new CountDownLatch(1);
    List<OpenAccount> accounts = new ArrayList<>();
    accounts.add(account("first", "slow", AMPLE, () -> after(lastArrived)));
    accounts.addAll(good(20));
    List<String> arrived = new ArrayList<>();

    List<PollResult> results =
        poller.poll(
            accounts,
            result -> {
              arrived.add(result.account().name());
              if (arrived.size() == 20) {
                lastArrived.countDown();
              }
            });

    assertThat(results)
        .extracting(PollResult::account)
        .containsExactlyElementsOf(accounts.stream().map(OpenAccount::account).toList());
    assertThat(arrived).hasSize(21).endsWith("first");
  }

  @Test
  void aConsumerThatThrowsStillReceivesEveryResult() {
    List<String> arrived = new ArrayList<>();
    assertThatThrownBy(
            () ->
                poller.poll(
                    good(5),
                    result -> {
                      arrived.add(result.account().name());
                      if (arrived.size() == 2) {
                        throw new IllegalStateException("the second");
                      }
                      if (arrived.size() == 4) {
                        throw new AssertionError("the fourth");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the second")
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .singleElement()
                    .hasToString("java.lang.AssertionError: the fourth"));
    assertThat(arrived).hasSize(5);
  }

  @Test
  void reads500AccountsQuickly() throws InterruptedException {
    long start = System.nanoTime();
    assertThat(poller.poll(good(500))).hasSize(500).allSatisfy(PollFixture::sampled);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void neverReadsMoreAccountsOfAProviderConcurrentlyThanAllowed() throws InterruptedException {
    BalancePoller narrow =
        new BalancePoller(CLOCK, new PollPolicy(3, Duration.ZERO, Duration.ZERO));
    List<OpenAccount> accounts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      accounts.add(account("a" + i, occupancy));
    }
    narrow.poll(accounts);
    assertThat(occupancy.most).as("readings at the same time").hasValue(3);
    assertThat(occupancy.all).hasValue(60);
  }

  @Test
  void theLimitHoldsAcrossConcurrentPolls() throws Exception {
    BalancePoller narrow =
        new BalancePoller(CLOCK, new PollPolicy(2, Duration.ZERO, Duration.ZERO));
    atTheSameTime(
        List.of(
            () -> narrow.poll(List.of(account("a", occupancy), account("b", occupancy))),
            () -> narrow.poll(List.of(account("c", occupancy), account("d", occupancy))),
            () -> narrow.poll(List.of(account("e", occupancy), account("f", occupancy)))));
    assertThat(occupancy.most.get()).isBetween(1, 2);
    assertThat(occupancy.all).hasValue(6);
  }

  @Test
  void aSlowProviderDoesNotDelayAnother() throws InterruptedException {
    BalancePoller narrow =
        new BalancePoller(CLOCK, new PollPolicy(1, Duration.ZERO, Duration.ZERO));
    CountDownLatch goodRead = new CountDownLatch(1);
    List<PollResult> results =
        narrow.poll(
            List.of(
                account("a", "slow", AMPLE, () -> after(goodRead)),
                account("b", "quick", AMPLE, () -> counting(goodRead))));
    assertThat(results).allSatisfy(PollFixture::sampled);
  }

  @Test
  void readingsOfOneAccountNeverOverlapThoughItIsListedTwice() throws InterruptedException {
    OpenAccount account = account("twice", occupancy);
    List<PollResult> results = poller.poll(List.of(account, account, account));
    assertThat(results).hasSize(3).allSatisfy(PollFixture::sampled);
    assertThat(occupancy.most).hasValue(1);
  }

  @Test
  void readingsOfOneAccountNeverOverlapThoughTwoThreadsPoll() throws Exception {
    List<OpenAccount> accounts = List.of(account("shared", occupancy));
    Callable<List<PollResult>> poll = () -> poller.poll(accounts);
    atTheSameTime(List.of(poll, poll, poll, poll));
    assertThat(occupancy.most).hasValue(1);
    assertThat(occupancy.all).hasValue(4);
  }

  @Test
  void callsBackOnTheCallingThread() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    poller.poll(good(5), result -> threads.add(Thread.currentThread()));
    assertThat(threads).hasSize(5).containsOnly(Thread.currentThread());
  }

  @Test
  void anExceptionFromTheCallbackEndsThePollAndItsReadings() throws InterruptedException {
    Interruptible hanging = new Interruptible();
    IllegalStateException stop = new IllegalStateException("disk full");
    List<OpenAccount> accounts = new ArrayList<>(good(1));
    accounts.add(account("hanging", "hanging", Duration.ofMillis(200), hanging));

    assertThatThrownBy(
            () ->
                poller.poll(
                    accounts,
                    result -> {
                      hanging.awaitStart();
                      throw stop;
                    }))
        .isSameAs(stop);
    hanging.awaitEnd();
  }

  @Test
  void interruptingTheCallerEndsThePollAndItsReadings() throws InterruptedException {
    Interruptible hanging = new Interruptible();
    List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    poller.poll(List.of(account("hanging", hanging)));
                  } catch (InterruptedException e) {
                    thrown.add(e);
                  }
                });
    hanging.awaitStart();
    caller.interrupt();
    caller.join();
    assertThat(thrown).hasOnlyElementsOfType(InterruptedException.class).hasSize(1);
    hanging.awaitEnd();
  }

  @Test
  void anAccountCanBeReadAgainAfterAnAbandonedPoll() throws InterruptedException {
    Interruptible hanging = new Interruptible();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> poller.poll(List.of(account("a", hanging))))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    sampled(poller.poll(List.of(account("a", () -> balances("main")))).getFirst());
  }

  private static void atTheSameTime(List<Callable<List<PollResult>>> polls) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(polls.size())) {
      for (Future<List<PollResult>> poll : executor.invokeAll(polls)) {
        assertThat(poll.get()).allSatisfy(PollFixture::sampled);
      }
    }
  }

  private static List<Balance> after(CountDownLatch latch) {
    await(latch);
    return balances("main");
  }

  private static List<Balance> counting(CountDownLatch latch) {
    latch.countDown();
    return balances("main");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(15, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A source that counts the threads inside it. */
  private static final class Occupancy implements BalanceSource {
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();

    @Override
    public List<Balance> fetch() {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      all.incrementAndGet();
      try {
        assertThat(never.await(5, TimeUnit.MILLISECONDS)).isFalse();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        now.decrementAndGet();
      }
      return balances("main");
    }
  }

  /** A source that hangs until it is interrupted. */
  private static final class Interruptible implements BalanceSource {
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public List<Balance> fetch() {
      started.countDown();
      try {
        PollFixture.hang();
      } catch (InterruptedException e) {
        ended.countDown();
      }
      return balances("main");
    }

    void awaitStart() {
      await(started);
    }

    void awaitEnd() {
      await(ended);
    }
  }
}
