package dev.saldo.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HourlyUsage;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesHourlyUsage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the hourly usage of a history with one computed from its samples. */
final class HourlyUsageCheck {

  private HourlyUsageCheck() {}

  /** Compares every series at an instant. */
  static void every(BalanceHistory history, Instant asOf) {
    every(1, history, asOf);
  }

  /** Compares every so-manieth series at an instant, and the number of all of them. */
  static void every(int step, BalanceHistory history, Instant asOf) {
    List<SeriesHourlyUsage> actual;
    try (Stream<SeriesHourlyUsage> uses = history.useByHour(Selection.ALL, asOf)) {
      actual = uses.toList();
    }
    List<Series> used =
        history.series(Selection.ALL).stream()
            .filter(series -> !series.firstObservedAt().isAfter(asOf))
            .toList();
    assertThat(actual).hasSameSizeAs(used);
    for (int i = 0; i < actual.size(); i += step) {
      same(actual.get(i), walked(history, used.get(i), asOf).orElseThrow());
    }
  }

  private static Optional<SeriesHourlyUsage> walked(
      BalanceHistory history, Series series, Instant asOf) {
    Instant begin = HourlyUsage.begin(asOf);
    HourlyUsage use = new HourlyUsage(series.firstObservedAt(), begin);
    return SeriesHourlyUsage.collect(series, use, history.walk(series.key(), begin, asOf), asOf);
  }

  private static void same(SeriesHourlyUsage actual, SeriesHourlyUsage expected) {
    String account = expected.series().key().account();
    HourlyUsage use = actual.use();
    HourlyUsage plain = expected.use();
    assertThat(actual.series()).isEqualTo(expected.series());
    assertThat(actual.last()).isEqualTo(expected.last());
    assertThat(use.first()).as(account).isEqualTo(plain.first());
    assertThat(use.last()).as(account).isEqualTo(plain.last());
    assertThat(use.falls()).as(account).isEqualTo(plain.falls());
    assertThat(use.rises()).as(account).isEqualTo(plain.rises());
    assertThat(use.length()).as(account).isEqualTo(plain.length());
    for (int age = 0; age < plain.length(); age++) {
      long hour = plain.latestHour() - age;
      assertThat(use.used(hour)).as("%s, %d h ago", account, age).isEqualTo(plain.used(hour));
      assertThat(use.seen(hour)).as("%s, %d h ago", account, age).isEqualTo(plain.seen(hour));
      assertThat(use.isInLongGap(hour)).as(account).isEqualTo(plain.isInLongGap(hour));
    }
  }
}
