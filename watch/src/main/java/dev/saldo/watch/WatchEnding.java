package dev.saldo.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** The end of a watch in good order, within a time. */
final class WatchEnding {

  private WatchEnding() {}

  static void run(
      List<WatchLoop> loops,
      WatchLoop recording,
      ExecutorService calls,
      ExecutorService deliveries,
      IntSupplier backlog,
      Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    loops.forEach(WatchLoop::stop);
    calls.shutdown();
    deliveries.shutdown();
    try {
      for (WatchLoop loop : loops) {
        loop.awaitEnd(left(end));
      }
      calls.awaitTermination(left(end), TimeUnit.MILLISECONDS);
      deliveries.awaitTermination(left(end), TimeUnit.MILLISECONDS);
      while (backlog.getAsInt() > 0 && left(end) > 1) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      recording.stop();
      recording.awaitEnd(left(end));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      calls.shutdownNow();
      deliveries.shutdownNow();
      recording.stop();
      loops.forEach(WatchLoop::interrupt);
      recording.interrupt();
    }
  }

  /** Runs what a database that does not answer must not delay, and which may fail. */
  static void runWithin(Duration patience, Runnable work) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("saldo-watch-leave")
            .uncaughtExceptionHandler((failed, e) -> {}) // others notice that this node is gone
            .start(work);
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(patience);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static long left(long end) {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
  }
}
