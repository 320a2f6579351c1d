package dev.saldo.poll;

import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderFaultMessage;
import dev.saldo.history.BalanceSample;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call into a source on a dedicated platform thread. A source in an endless loop would block a
 * carrier of virtual threads for all other accounts; this way it blocks only its own thread.
 */
final class BalanceSourceCall {

  private final FutureTask<List<Balance>> task;
  private final Thread thread;

  private BalanceSourceCall(OpenAccount account) {
    BalanceSource source = account.source();
    task = new FutureTask<>(() -> read(source));
    thread =
        Thread.ofPlatform().daemon().name("saldo-read-" + account.account().name()).unstarted(task);
    thread.setContextClassLoader(source.getClass().getClassLoader());
  }

  static BalanceSourceCall start(OpenAccount account) {
    BalanceSourceCall reading = new BalanceSourceCall(account);
    reading.thread.start();
    return reading;
  }

  /**
   * Waits for the balances and returns them.
   *
   * @throws BalanceException if there are none, for whatever reason
   */
  List<Balance> await(Duration atMost) throws InterruptedException {
    try {
      return task.get(TimeUnit.NANOSECONDS.convert(atMost), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new BalanceException(FailureReason.TIMEOUT, "no complete answer in the time allowed");
    } catch (ExecutionException e) {
      Throwable thrown = Objects.requireNonNull(e.getCause());
      throw thrown instanceof BalanceException stated
          ? stated
          : faulty("it threw " + thrown.getClass().getName());
    } finally {
      task.cancel(true);
    }
  }

  /** Returns whether the call was abandoned before it returned. */
  boolean wasAbandoned() {
    return task.isCancelled();
  }

  /** Returns whether the thread has ended. */
  boolean hasEnded() {
    return !thread.isAlive();
  }

  /** Waits for the thread to end and returns whether it did. */
  boolean ends(Duration atMost) throws InterruptedException {
    return thread.join(atMost);
  }

  /** Runs on the call's thread, because the list and the exception are the source's code too. */
  private static List<Balance> read(BalanceSource source) {
    try {
      return checked(source.fetch());
    } catch (BalanceException e) {
      throw e;
    } catch (Throwable e) {
      throw faulty(fault(e));
    }
  }

  private static List<Balance> checked(List<Balance> balances) {
    if (balances == null) {
      throw faulty("it returned null instead of balances");
    }
    List<Balance> copy = List.copyOf(balances);
    if (copy.isEmpty()) {
      throw faulty("it returned no balances");
    }
    Set<String> buckets = new HashSet<>();
    for (Balance balance : copy) {
      if (!buckets.add(balance.bucket())) {
        throw faulty("it returned duplicate bucket '" + balance.bucket() + "'");
      }
    }
    return copy.stream().map(BalanceSourceCall::noted).toList();
  }

  /** Adds a note if a history will round the amount. */
  private static Balance noted(Balance balance) {
    BigDecimal value = balance.amount().value();
    return value != null && value.scale() > BalanceSample.DECIMALS
        ? balance.withNote(
            "The history stores only " + BalanceSample.DECIMALS + " decimals of this amount.")
        : balance;
  }

  private static BalanceException faulty(String description) {
    return new BalanceException(FailureReason.PROVIDER_FAULT, "provider error: " + description);
  }

  /**
   * Returns the exception and its location, without its message, which the provider controls and
   * which may contain anything.
   */
  private static String fault(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    String location = trace.length == 0 ? "" : " at " + trace[0];
    return "it threw " + ProviderFaultMessage.describe(thrown) + location;
  }
}
