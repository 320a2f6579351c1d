package dev.saldo.app.verify;

import dev.saldo.testkit.ContractCase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs cases of code that may never return, each on a thread of its own. Used by one thread. */
final class PatientRun {

  /** No case takes more than half of this if the provider keeps to its deadlines. */
  private static final Duration FOR_ONE = Duration.ofSeconds(60);

  private static final Duration FOR_ALL = Duration.ofMinutes(3);

  private final long start = System.nanoTime();
  private boolean stuck;

  /** Runs a case and returns why it does not hold, empty if it does. */
  Optional<String> failure(ContractCase one) {
    FutureTask<Optional<String>> task = new FutureTask<>(one::failure);
    Thread.ofPlatform().daemon().name("saldo-verify").start(task);
    try {
      return task.get(FOR_ONE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      stuck = true;
      task.cancel(true);
      return Optional.of("it had not ended after " + FOR_ONE.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stuck = true;
      return Optional.of("it was interrupted");
    } catch (ExecutionException e) {
      return Optional.of("it threw " + e.getCause());
    }
  }

  /** Returns why no further case is worth its time, empty if the next may run. */
  Optional<String> halted() {
    if (stuck) {
      return Optional.of("not run, because a case before it never ended");
    }
    return System.nanoTime() - start > FOR_ALL.toNanos()
        ? Optional.of("not run, because those before it took " + FOR_ALL.toSeconds() + " s")
        : Optional.empty();
  }
}
