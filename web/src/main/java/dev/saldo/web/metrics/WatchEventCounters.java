package dev.saldo.web.metrics;

import dev.saldo.account.Account;
import dev.saldo.history.PollResult;
import dev.saldo.spi.FailureReason;
import dev.saldo.watch.WatchEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a watch does since it started. Thread-safe. */
public final class WatchEventCounters {

  public final LongAdder polls = new LongAdder();
  public final LongAdder slotsMissed = new LongAdder();
  public final LongAdder delivered = new LongAdder();
  public final LongAdder deliveriesFailed = new LongAdder();
  private final Map<Account, Duration> durations = new ConcurrentHashMap<>();
  private final Map<FailureReason, LongAdder> failures = new EnumMap<>(FailureReason.class);

  public WatchEventCounters() {
    for (FailureReason reason : FailureReason.values()) {
      failures.put(reason, new LongAdder());
    }
  }

  public void on(WatchEvent event) {
    switch (event) {
      case WatchEvent.Polled polled -> {
        polls.increment();
        durations.put(polled.result().account(), polled.result().duration());
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

  /** Returns the duration of the latest poll of some accounts, without those never polled. */
  public Map<Account, Duration> durations(Collection<Account> accounts) {
    durations.keySet().retainAll(Set.copyOf(accounts));
    return Map.copyOf(durations);
  }

  public Map<FailureReason, LongAdder> failures() {
    return failures;
  }
}
