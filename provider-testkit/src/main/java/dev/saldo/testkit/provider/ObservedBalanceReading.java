package dev.saldo.testkit.provider;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.SecretSearch;
import dev.saldo.testkit.VendorServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link BalanceSource#fetch()} and its outcome: balances, an exception, or neither
 * within the time limit.
 *
 * @param exchanges the vendor's last exchanges, for the report of a failed case; may be empty
 */
record ObservedBalanceReading(
    @Nullable List<Balance> result,
    @Nullable Throwable thrown,
    Duration took,
    List<String> exchanges) {

  private static final SecretSearch SECRETS = new SecretSearch();

  /** Fetches on a separate thread, so that a source that never returns only fails its case. */
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

  /** Fetches on the calling thread. */
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

  /** Returns this reading with the last exchanges of the vendor. */
  ObservedBalanceReading of(VendorServer vendor) {
    return new ObservedBalanceReading(result, thrown, took, vendor.latestExchanges());
  }

  /** Returns the balances, or fails if there are none, for a valid answer. */
  List<Balance> balances() {
    List<Balance> balances = result;
    if (balances == null) {
      throw not("balances");
    }
    checkNoSecret("the balances", balances.toString());
    return balances;
  }

  /** Returns the failure, or fails if it is anything but a {@link BalanceException}. */
  BalanceException failure() {
    if (!(thrown instanceof BalanceException failure)) {
      throw not("a BalanceException");
    }
    String message = String.valueOf(failure.getMessage());
    if (message.isBlank() || message.lines().count() > 1) {
      throw not("a BalanceException with a message of one line");
    }
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    checkNoSecret("the exception, its causes and its suppressed exceptions", trace.toString());
    return failure;
  }

  /** Returns the failure, or fails if its reason is not one of those expected. */
  BalanceException failure(Set<FailureReason> reasons) {
    BalanceException failure = failure();
    if (!reasons.contains(failure.reason())) {
      throw not("a BalanceException with one of the reasons " + reasons);
    }
    return failure;
  }

  /** Checks that the fetch ended, successfully or not, and shows no secret. */
  void ended() {
    Throwable fault = thrown;
    if (result == null && fault == null) {
      throw not("a result or an exception");
    }
    if (fault != null) {
      checkNoSecret("the exception", fault.toString());
    }
  }

  ObservedBalanceReading within(Duration limit) {
    if (took.compareTo(limit) > 0) {
      throw not("a result or an exception within " + limit.toMillis() + " ms");
    }
    return this;
  }

  /** Returns a failure that shows what was sent, what was expected and what happened. */
  AssertionError not(String expected) {
    StringBuilder report = new StringBuilder();
    exchanges.forEach(exchange -> report.append("\n  sent:     ").append(exchange));
    report.append("\n  expected: ").append(expected).append("\n  actual:   ").append(this);
    return new AssertionError(report.toString(), thrown);
  }

  static void checkNoSecret(String where, String text) {
    SECRETS
        .in(text)
        .ifPresent(
            form -> {
              throw new AssertionError(where + " must not contain a secret, but contain " + form);
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
      outcome = "fetch() did not return";
    }
    return outcome + " after " + took.toMillis() + " ms";
  }
}
