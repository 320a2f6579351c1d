package dev.saldo.watch;

import dev.saldo.history.HistoryException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A part of a watch that runs again and again on a thread of its own until the watch ends. */
final class WatchLoop {

  private static final long FIRST_PAUSE_MILLIS = 1_000;

  /** Short enough that a node is not dead for the others after two failures. */
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final String name;
  private final long pauseMillis;
  private final Step step;
  private final WatchListener listener;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean failing;
  private volatile boolean faulting;

  /** A step of the loop. */
  @FunctionalInterface
  interface Step {
    void run() throws InterruptedException;
  }

  WatchLoop(String name, long pauseMillis, Step step, WatchListener listener) {
    this.name = name;
    this.pauseMillis = pauseMillis;
    this.step = step;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("saldo-watch-" + name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Ends the loop after the step in progress. */
  void stop() {
    stopping.countDown();
  }

  /** Waits for the end and returns whether it came. */
  boolean awaitEnd(long millis) throws InterruptedException {
    thread.join(millis);
    return !thread.isAlive();
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Returns whether the latest step ended with a fault of the program. */
  boolean isFaulting() {
    return faulting;
  }

  /** Returns whether the database failed in the latest step. */
  boolean isFailing() {
    return failing;
  }

  private void run() {
    long failures = 0;
    try {
      do {
        failures = runOnce() ? 0 : failures + 1;
      } while (!stopping.await(pause(failures), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the watch ends
    }
  }

  private long pause(long failures) {
    return failures == 0
        ? pauseMillis
        : Math.min(LONGEST_PAUSE_MILLIS, failures * FIRST_PAUSE_MILLIS);
  }

  /** Contains every failure: a loop that ended would be missed by nobody. */
  private boolean runOnce() throws InterruptedException {
    try {
      step.run();
      faulting = false;
      if (failing) {
        failing = false;
        listener.on(new WatchEvent.StorageRecovered(name));
      }
      return true;
    } catch (HistoryException e) {
      if (!failing) {
        failing = true;
        listener.on(new WatchEvent.StorageFailed(name, String.valueOf(e.getMessage())));
      }
      return false;
    } catch (RuntimeException | Error e) {
      faulting = true;
      listener.on(new WatchEvent.Faulted(name, e));
      return false;
    }
  }
}
