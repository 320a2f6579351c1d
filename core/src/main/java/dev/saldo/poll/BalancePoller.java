package dev.saldo.poll;

import dev.saldo.account.OpenAccount;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The concurrent poll of many accounts. Each account has its own virtual thread and deadline. An
 * account that fails, hangs or crashes affects only its own result. Thread-safe.
 */
public final class BalancePoller {

  private static final int LONGEST_MESSAGE = 500;
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  /** Line ends, terminal control codes, bidirectional marks and unpaired surrogates. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]+");

  private final Clock clock;
  private final PollPolicy policy;
  private final AccountTurns turns = new AccountTurns();
  private final Map<String, Semaphore> permits = new ConcurrentHashMap<>();
  private final Map<String, BalanceSourceCall> abandoned = new ConcurrentHashMap<>();

  /** Creates a poller with the default policy. The clock gives the time of results. */
  public BalancePoller(Clock clock) {
    this(clock, PollPolicy.DEFAULT);
  }

  /** Creates a poller with a policy. The clock gives the time of results. */
  public BalancePoller(Clock clock, PollPolicy policy) {
    this.clock = clock;
    this.policy = policy;
  }

  /** Reads every account once and returns the results in the order of the accounts. */
  public List<PollResult> poll(Collection<OpenAccount> accounts) throws InterruptedException {
    return poll(accounts, result -> {});
  }

  /**
   * Reads every account once.
   *
   * <p>Each reading takes at most the account's timeout once it starts. A transient failure is
   * retried once if the pause fits into that time. A failing account never makes this method throw.
   *
   * @param onResult receives each result as it arrives, on the calling thread; after an exception
   *     it still receives the others, and the exception is passed on at the end of the poll
   * @return one result per account, in the order of the accounts
   * @throws InterruptedException if the calling thread is interrupted; readings are then abandoned
   */
  public List<PollResult> poll(Collection<OpenAccount> accounts, Consumer<PollResult> onResult)
      throws InterruptedException {
    List<Future<PollResult>> readings = new ArrayList<>();
    ConsumerFailures failures = new ConsumerFailures();
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    try {
      ExecutorCompletionService<PollResult> done = new ExecutorCompletionService<>(executor);
      for (OpenAccount account : accounts) {
        readings.add(done.submit(() -> read(account)));
      }
      for (int i = 0; i < readings.size(); i++) {
        failures.accept(onResult, done.take().get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reading ended without a result", e.getCause());
    } finally {
      executor.shutdownNow();
    }
    failures.rethrow();
    return readings.stream().map(Future::resultNow).toList();
  }

  /**
   * Closes an account as soon as no reading of its name is in progress. An exception from the
   * provider is returned, not thrown.
   *
   * @return the exception or error from the provider; empty if it closed successfully
   * @throws InterruptedException if the calling thread is interrupted while it waits; the account
   *     is then still open
   */
  public Optional<Throwable> close(OpenAccount account) throws InterruptedException {
    String name = account.account().name();
    turns.acquire(name);
    try {
      account.close();
      return Optional.empty();
    } catch (RuntimeException | Error e) {
      return Optional.of(e);
    } finally {
      abandoned.computeIfPresent(name, (ended, call) -> call.hasEnded() ? null : call);
      turns.release(name);
    }
  }

  /** Reads when no other poll is reading the account. */
  private PollResult read(OpenAccount account) throws InterruptedException {
    turns.acquire(account.account().name());
    try {
      return readWithPermit(account);
    } finally {
      turns.release(account.account().name());
    }
  }

  private PollResult readWithPermit(OpenAccount account) throws InterruptedException {
    Semaphore permit =
        permits.computeIfAbsent(
            account.account().provider(), p -> new Semaphore(policy.readingsPerProvider(), true));
    permit.acquire();
    try {
      return read(account, new PollDeadline(account.account().timeout()));
    } finally {
      permit.release();
    }
  }

  private PollResult read(OpenAccount account, PollDeadline deadline) throws InterruptedException {
    PollResult first = attempt(account, deadline);
    if (!(first instanceof Failed failed) || !failed.reason().isTransient()) {
      return first;
    }
    Duration pause = pause(failed);
    if (pause.compareTo(deadline.remaining()) >= 0) {
      return first;
    }
    Thread.sleep(pause);
    return attempt(account, deadline);
  }

  private PollResult attempt(OpenAccount account, PollDeadline deadline)
      throws InterruptedException {
    String name = account.account().name();
    try {
      BalanceSourceCall previous = abandoned.get(name);
      if (previous != null && !previous.ends(deadline.remaining())) {
        throw new BalanceException(
            FailureReason.PROVIDER_FAULT,
            "provider error: the previous reading timed out and has not returned yet");
      }
      abandoned.remove(name);
      List<Balance> balances = fetch(account, name, deadline);
      Instant now = now();
      return new Sampled(
          account.account(),
          now,
          deadline.elapsed(),
          balances.stream().map(balance -> checked(balance, now)).toList());
    } catch (BalanceException e) {
      return new Failed(
          account.account(),
          now(),
          deadline.elapsed(),
          e.reason(),
          oneLine(String.valueOf(e.getMessage())),
          e.retryAfter().orElse(null));
    }
  }

  private List<Balance> fetch(OpenAccount account, String name, PollDeadline deadline)
      throws InterruptedException {
    BalanceSourceCall reading = BalanceSourceCall.start(account);
    try {
      return reading.await(deadline.remaining());
    } finally {
      if (reading.wasAbandoned()) {
        abandoned.put(name, reading);
      }
    }
  }

  /** Notes a vendor's time that is ahead of the clock; the time of the sample is the clock's. */
  private static Balance checked(Balance balance, Instant now) {
    Instant stated = balance.vendorTime();
    return stated == null || !stated.isAfter(now.plus(CLOCK_TOLERANCE))
        ? balance
        : balance.withNote(
            "the vendor's time "
                + stated
                + " is ahead of this machine's clock; the time of the poll was recorded");
  }

  private Duration pause(Failed failed) {
    long shortest = policy.shortestPause().toNanos();
    long longest = policy.longestPause().toNanos();
    Duration jittered =
        Duration.ofNanos(ThreadLocalRandom.current().nextLong(shortest, longest + 1));
    Duration requested = failed.retryAfter();
    return requested != null && requested.compareTo(jittered) > 0 ? requested : jittered;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String oneLine(String message) {
    int length = Math.min(message.length(), LONGEST_MESSAGE);
    String line = UNPRINTABLE.matcher(message.substring(0, length)).replaceAll(" ").strip();
    return message.length() > length ? line + "…" : line;
  }
}
