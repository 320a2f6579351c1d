package dev.saldo.testkit;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
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
 */
record Reading(@Nullable List<Balance> result, @Nullable Throwable thrown, Duration took) {

  private static final SecretSearch SECRETS = new SecretSearch();

  /** Reads on a thread of its own, so that a source that never returns is only a failed case. */
  static Reading of(BalanceSource source, Duration patience) {
    AtomicReference<@Nullable Reading> done = new AtomicReference<>();
    long start = System.nanoTime();
    Thread reader =
        Thread.ofPlatform()
            .daemon()
            .name("contract-reading")
            .unstarted(() -> done.set(now(source)));
    reader.start();
    try {
      if (!reader.join(patience)) {
        reader.interrupt();
      }
    } catch (InterruptedException e) {
      reader.interrupt();
      Thread.currentThread().interrupt();
    }
    Reading reading = done.get();
    return reading != null
        ? reading
        : new Reading(null, null, Duration.ofNanos(System.nanoTime() - start));
  }

  /** Reads on this thread. */
  @SuppressWarnings("CatchingUnchecked")
  static Reading now(BalanceSource source) {
    long start = System.nanoTime();
    try {
      List<Balance> result = source.fetch();
      return new Reading(result, null, Duration.ofNanos(System.nanoTime() - start));
    } catch (Throwable e) {
      return new Reading(null, e, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** Returns the balances, or fails: the vendor's answer was good. */
  List<Balance> balances() {
    List<Balance> balances = result;
    if (balances == null) {
      throw new AssertionError("expected balances, but " + this, thrown);
    }
    checkNoSecret("the balances", balances.toString());
    return balances;
  }

  /** Returns the failure, or fails: nothing but a {@link BalanceException} is right here. */
  BalanceException failure() {
    if (!(thrown instanceof BalanceException failure)) {
      throw new AssertionError("expected a BalanceException, but " + this, thrown);
    }
    String message = String.valueOf(failure.getMessage());
    if (message.isBlank() || message.lines().count() > 1) {
      throw new AssertionError("expected a message of one line for people, but " + this, failure);
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
      throw new AssertionError("expected a reason out of " + reasons + ", but " + this, failure);
    }
    return failure;
  }

  /** Checks how long it took. */
  Reading within(Duration limit) {
    if (took.compareTo(limit) > 0) {
      throw new AssertionError("expected an end within " + limit + ", but " + this, thrown);
    }
    return this;
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
