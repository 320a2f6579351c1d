package dev.saldo.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.saldo.account.Account;
import dev.saldo.account.OpenAccount;
import dev.saldo.alert.AlertCondition.BalanceBelow;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.channel.OpenChannel;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.poll.BalancePoller;
import dev.saldo.schedule.EvenPollSchedule;
import dev.saldo.schedule.PollTiming;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertSeverity;
import dev.saldo.watch.CorrectedClock;
import dev.saldo.watch.ScheduledAccount;
import dev.saldo.watch.Watch;
import dev.saldo.watch.WatchEvent;
import dev.saldo.watch.WatchPlan;
import dev.saldo.watch.WatchSetup;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * What a watch costs that polls each account every minute, from sources that answer after 50 ms,
 * and judges a rule about each reading. The first minute is not counted. The days of a size are
 * minutes.
 */
final class WatchLoadFigure implements BenchmarkFigure {

  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final long ANSWER_NANOS = 50_000_000;
  private static final int LATEST_SECONDS = 30;

  private static final double NANOS = 1e9;

  private final LongAdder polls = new LongAdder();
  private final AtomicInteger faults = new AtomicInteger();
  private volatile Instant begin = Instant.MAX;
  private volatile Instant end = Instant.MAX;

  @Override
  public BenchmarkSize size() {
    return new BenchmarkSize(10_000, 3);
  }

  @Override
  public List<String> measure(BenchmarkDatabase database, BenchmarkSize size) throws Exception {
    CorrectedClock clock = new CorrectedClock(Clock.systemUTC());
    int accounts = size.series();
    int minutes = size.days();
    try (BalanceHistory history = database.open();
        WrittenByteCounter written = new WrittenByteCounter(database);
        Watch watch =
            Watch.start(
                new WatchSetup(
                    "benchmark",
                    history,
                    HistoryStore.pollClaims(history),
                    HistoryStore.alerts(history),
                    clock,
                    new BalancePoller(clock, Watch.POLL_POLICY),
                    ZoneOffset.UTC,
                    this::note),
                plan(accounts))) {
      TimeUnit.SECONDS.sleep(EVERY.toSeconds());
      long bytes = written.read();
      long processor = processorNanos();
      begin = clock.instant();
      end = begin.plus(EVERY.multipliedBy(minutes));
      TimeUnit.SECONDS.sleep(EVERY.multipliedBy(minutes).toSeconds());
      double used = (processorNanos() - processor) / NANOS;
      double perPoll = (double) (written.read() - bytes) / Math.max(1, polls.sum());
      for (int second = 0; second < LATEST_SECONDS && missed(accounts, minutes) > 0; second++) {
        TimeUnit.SECONDS.sleep(1);
      }
      return List.of(
          String.format(
              Locale.ROOT,
              "%,d accounts each minute, %d minutes: %,d slots missed, %d faults, %d not recorded",
              accounts,
              minutes,
              missed(accounts, minutes),
              faults.get(),
              watch.health().unrecorded()),
          String.format(
              Locale.ROOT,
              "%.2f cores, %,.0f bytes written per poll, %s resident at most",
              used / EVERY.multipliedBy(minutes).toSeconds(),
              perPoll,
              residentMemory()));
    }
  }

  private long missed(int accounts, int minutes) {
    return (long) accounts * minutes - polls.sum();
  }

  private void note(WatchEvent event) {
    switch (event) {
      case WatchEvent.Polled polled -> {
        Instant slot = polled.slot();
        if (slot != null && !slot.isBefore(begin) && slot.isBefore(end)) {
          polls.increment();
        }
      }
      case WatchEvent.Faulted faulted -> faults.incrementAndGet();
      case WatchEvent.StorageFailed failed -> faults.incrementAndGet();
      default -> {}
    }
  }

  private static WatchPlan plan(int accounts) {
    AlertRule low =
        new AlertRule(
            "low",
            new BalanceBelow(BigDecimal.TEN, BigDecimal.TEN),
            AlertSeverity.WARNING,
            2,
            null,
            null,
            List.of("pager"),
            List.of());
    return new WatchPlan(
        IntStream.range(0, accounts).mapToObj(WatchLoadFigure::account).toList(),
        Map.of(),
        new AlertRuleSet(List.of(new ScopedAlertRule(AlertScope.ALL, low))),
        Map.of("pager", OpenChannel.of("pager", notice -> {})),
        Map.of());
  }

  private static ScheduledAccount account(int number) {
    String name = "account-" + number;
    AtomicInteger left = new AtomicInteger(100_000 + number);
    return new ScheduledAccount(
        new OpenAccount(
            new Account(name, "test", EVERY, Duration.ofSeconds(10)),
            () -> {
              LockSupport.parkNanos(ANSWER_NANOS);
              return List.of(
                  Balance.of(
                      "main",
                      Amount.of(BigDecimal.valueOf(left.decrementAndGet(), 2)),
                      BalanceUnit.money("EUR")));
            }),
        new PollTiming.Fixed(EvenPollSchedule.of(name, EVERY)),
        Set.of());
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** Returns the most memory that the process had, as Linux counts it. */
  private static String residentMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MiB")
            .findFirst()
            .orElse("unknown")
        : "unknown";
  }
}
