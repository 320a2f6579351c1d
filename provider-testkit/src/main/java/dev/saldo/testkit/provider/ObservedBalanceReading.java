package dev.saldo.testkit.provider;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.VendorServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link BalanceSource#fetch()} and what came of it: balances, something thrown, or
 * neither in the time we were ready to wait.
 *
 * @param exchanges what the vendor was asked and sent last, if the case says; for its report
 */
record ObservedBalanceReading(
    @Nullable List<Balance> result,
    @Nullable Throwable thrown,
    Duration took,
    List<String> exchanges) {

  private static final SecretSearch SECRETS = new SecretSearch();

  /** Reads on a thread of its own, so that a source that never returns is only a failed case. */
  static ObservedBalanceReading of(BalanceSource source, Duration patience) {
    AtomicReference<@Nullable ObservedBalanceReading> done = new AtomicReference<>();
    long start = System.nanoTime();
    Thread reader =
        Thread.ofPlatform()
            .daemon()
            .name("contract-reading")
            .unstarted(() -> done.set(now(source)));
    reader.setContextClassLoader(source.getClass().getClassLoader()); // as the host does
    reader.start();
    try {
      if (!reader.join(patience)) {
        reader.interrupt();
      }
    } catch (InterruptedException e) {
      reader.interrupt();
      Thread.currentThread().interrupt();
    }
    ObservedBalanceReading reading = done.get();
    return reading != null
        ? reading
        : new ObservedBalanceReading(
            null, null, Duration.ofNanos(System.nanoTime() - start), List.of());
  }

  /** Reads on this thread. */
  @SuppressWarnings("CatchingUnchecked")
  static ObservedBalanceReading now(BalanceSource source) {
    long start = System.nanoTime();
    try {
      List<Balance> result = source.fetch();
      return new ObservedBalanceReading(
          result, null, Duration.ofNanos(System.nanoTime() - start), List.of());
    } catch (Throwable e) {
      return new ObservedBalanceReading(
          null, e, Duration.ofNanos(System.nanoTime() - start), List.of());
    }
  }

  /** Returns this reading with what the vendor did. */
  ObservedBalanceReading of(VendorServer vendor) {
    return new ObservedBalanceReading(result, thrown, took, vendor.latestExchanges());
  }

  /** Returns the balances, or fails: the vendor's answer was good. */
  List<Balance> balances() {
    List<Balance> balances = result;
    if (balances == null) {
      throw not("balances");
    }
    checkNoSecret("the balances", balances.toString());
    return balances;
  }

  /** Returns the failure, or fails: nothing but a {@link BalanceException} is right here. */
  BalanceException failure() {
    if (!(thrown instanceof BalanceException failure)) {
      throw not("a BalanceException");
    }
    String message = String.valueOf(failure.getMessage());
    if (message.isBlank() || message.lines().count() > 1) {
      throw not("a BalanceException with a message of one line for people");
    }
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    checkNoSecret("the exception, its causes and what it suppressed", trace.toString());
    return failure;
  }

  /** Returns the failure if its reason is one of those expected. */
  BalanceException failure(Set<FailureReason> reasons) {
    BalanceException failure = failure();
    if (!reasons.contains(failure.reason())) {
      throw not("a BalanceException with a reason out of " + reasons);
    }
    return failure;
  }

  /** Checks that it ended, well or not, and tells no secret. */
  void ended() {
    Throwable fault = thrown;
    if (result == null && fault == null) {
      throw not("an end, good or bad");
    }
    if (fault != null) {
      checkNoSecret("what was thrown", fault.toString());
    }
  }

  ObservedBalanceReading within(Duration limit) {
    if (took.compareTo(limit) > 0) {
      throw not("an end within " + limit.toMillis() + " ms");
    }
    return this;
  }

  /** Returns a failure that says what was sent, what was expected and what came. */
  AssertionError not(String expected) {
    StringBuilder report = new StringBuilder();
    exchanges.forEach(exchange -> report.append("\n  sent:     ").append(exchange));
    report.append("\n  expected: ").append(expected).append("\n  came:     ").append(this);
    return new AssertionError(report.toString(), thrown);
  }

  static void checkNoSecret(String where, String text) {
    SECRETS
        .in(text)
        .ifPresent(
            form -> {
              throw new AssertionError(where + " must hold no secret, but hold " + form);
            });
  }

  @Override
  public String toString() {
    String outcome;
    if (result != null) {
      outcome = "fetch() returned " + result;
    } else if (thrown instanceof BalanceException failure) {
      outcome = "fetch() threw " + failure.reason() + ": " + failure.getMessage();
    } else if (thrown != null) {
      outcome = "fetch() threw " + thrown;
    } else {
      outcome = "fetch() had not returned";
    }
    return outcome + " after " + took.toMillis() + " ms";
  }
}
