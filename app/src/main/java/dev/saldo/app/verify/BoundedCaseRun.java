package dev.saldo.app.verify;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs cases of code that may never return, each on its own thread and with a time limit. Not
 * thread-safe.
 */
final class BoundedCaseRun {

  private final Duration caseLimit;
  private final Duration totalLimit;
  private final long start = System.nanoTime();
  private boolean stuck;

  /** Starts the time limits of one case and of all cases. */
  BoundedCaseRun(Duration caseLimit, Duration totalLimit) {
    this.caseLimit = caseLimit;
    this.totalLimit = totalLimit;
  }

  /** Runs a case. Returns why it does not hold, empty if it does. */
  Optional<String> failure(Callable<Optional<String>> contractCase) {
    FutureTask<Optional<String>> task = new FutureTask<>(contractCase);
    Thread.ofPlatform().daemon().name("saldo-verify").start(task);
    try {
      return task.get(caseLimit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      stuck = true;
      task.cancel(true);
      return Optional.of("did not end within " + caseLimit.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stuck = true;
      return Optional.of("interrupted");
    } catch (ExecutionException e) {
      return Optional.of("threw " + e.getCause());
    }
  }

  /** Returns why no more cases are run, empty if the next may run. */
  Optional<String> halted() {
    if (stuck) {
      return Optional.of("not run, because an earlier case never ended");
    }
    return System.nanoTime() - start > totalLimit.toNanos()
        ? Optional.of("not run, because the earlier cases took " + totalLimit.toSeconds() + " s")
        : Optional.empty();
  }
}
