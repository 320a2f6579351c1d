package dev.saldo.web;

import dev.saldo.history.PollResult;
import dev.saldo.spi.FailureReason;
import dev.saldo.watch.WatchEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a watch does since it started. Thread-safe. */
final class WatchEventCounters {

  final LongAdder polls = new LongAdder();
  final LongAdder slotsMissed = new LongAdder();
  final LongAdder delivered = new LongAdder();
  final LongAdder deliveriesFailed = new LongAdder();
  private final Map<FailureReason, LongAdder> failures = new EnumMap<>(FailureReason.class);

  WatchEventCounters() {
    for (FailureReason reason : FailureReason.values()) {
      failures.put(reason, new LongAdder());
    }
  }

  void on(WatchEvent event) {
    switch (event) {
      case WatchEvent.Polled polled -> {
        polls.increment();
        if (polled.result() instanceof PollResult.Failed failed) {
          failures.computeIfPresent(
              failed.reason(),
              (reason, count) -> {
                count.increment();
                return count;
              });
        }
      }
      case WatchEvent.SlotMissed missed -> slotsMissed.increment();
      case WatchEvent.Delivered done -> delivered.increment();
      case WatchEvent.DeliveryFailed failed -> deliveriesFailed.increment();
      default -> {}
    }
  }

  Map<FailureReason, LongAdder> failures() {
    return failures;
  }
}
