package dev.saldo.app.verify;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs cases of code that may never return, each on a thread of its own. Used by one thread. */
final class BoundedCaseRun {

  private final Duration forOne;
  private final Duration forAll;
  private final long start = System.nanoTime();
  private boolean stuck;

  /** Begins the time allowed for one and for all. */
  BoundedCaseRun(Duration forOne, Duration forAll) {
    this.forOne = forOne;
    this.forAll = forAll;
  }

  /** Runs a case and returns why it does not hold, empty if it does. */
  Optional<String> failure(Callable<Optional<String>> one) {
    FutureTask<Optional<String>> task = new FutureTask<>(one);
    Thread.ofPlatform().daemon().name("saldo-verify").start(task);
    try {
      return task.get(forOne.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      stuck = true;
      task.cancel(true);
      return Optional.of("it had not ended after " + forOne.toSeconds() + " s");
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
    return System.nanoTime() - start > forAll.toNanos()
        ? Optional.of("not run, because those before it took " + forAll.toSeconds() + " s")
        : Optional.empty();
  }
}
