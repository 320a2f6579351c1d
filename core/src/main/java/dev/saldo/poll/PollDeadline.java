package dev.saldo.poll;

import java.time.Duration;

/** A running deadline, unaffected by changes of the system clock. */
final class PollDeadline {

  private final long start = System.nanoTime();
  private final Duration allowed;

  PollDeadline(Duration allowed) {
    this.allowed = allowed;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  Duration remaining() {
    return allowed.minus(elapsed());
  }
}
