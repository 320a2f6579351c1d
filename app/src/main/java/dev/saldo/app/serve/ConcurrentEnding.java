package dev.saldo.app.serve;

import java.util.ArrayList;
import java.util.List;

/** The ends of parts that are closed at the same time, so that the slowest one counts. */
public final class ConcurrentEnding implements AutoCloseable {

  private final ServiceLog log;
  private final List<Runnable> ends = new ArrayList<>();

  /** Creates an ending that logs what fails. */
  public ConcurrentEnding(ServiceLog log) {
    this.log = log;
  }

  /** Adds what ends a part. */
  public void add(Runnable end) {
    ends.add(end);
  }

  /** Ends all parts and waits for each; one that fails does not affect the others. */
  @Override
  public void close() {
    List<Thread> threads =
        ends.stream()
            .map(end -> Thread.ofVirtual().name("saldo-end").start(() -> run(end)))
            .toList();
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Runnable end) {
    try {
      end.run();
    } catch (RuntimeException e) {
      log.error("end-failed", String.valueOf(e.getMessage()));
    }
  }
}
