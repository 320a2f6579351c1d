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

/** Compares what a history says of use by the hour with what its samples say. */
final class HourlyUsageCheck {

  private HourlyUsageCheck() {}

  /** Compares every series at an instant. */
  static void every(BalanceHistory history, Instant asOf) {
    List<SeriesHourlyUsage> answers;
    try (Stream<SeriesHourlyUsage> uses = history.useByHour(Selection.ALL, asOf)) {
      answers = uses.toList();
    }
    List<SeriesHourlyUsage> expected =
        history.series(Selection.ALL).stream()
            .map(one -> walked(history, one, asOf))
            .flatMap(Optional::stream)
            .toList();
    assertThat(answers).hasSameSizeAs(expected);
    for (int i = 0; i < answers.size(); i++) {
      same(answers.get(i), expected.get(i));
    }
  }

  private static Optional<SeriesHourlyUsage> walked(
      BalanceHistory history, Series series, Instant asOf) {
    Instant begin = HourlyUsage.begin(asOf);
    HourlyUsage use = new HourlyUsage(series.firstObservedAt(), begin);
    return SeriesHourlyUsage.collect(series, use, history.walk(series.key(), begin, asOf), asOf);
  }

  private static void same(SeriesHourlyUsage answer, SeriesHourlyUsage expected) {
    String what = expected.series().key().account();
    HourlyUsage use = answer.use();
    HourlyUsage plain = expected.use();
    assertThat(answer.series()).isEqualTo(expected.series());
    assertThat(answer.last()).isEqualTo(expected.last());
    assertThat(use.first()).as(what).isEqualTo(plain.first());
    assertThat(use.last()).as(what).isEqualTo(plain.last());
    assertThat(use.falls()).as(what).isEqualTo(plain.falls());
    assertThat(use.rises()).as(what).isEqualTo(plain.rises());
    assertThat(use.length()).as(what).isEqualTo(plain.length());
    for (int age = 0; age < plain.length(); age++) {
      long hour = plain.latestHour() - age;
      assertThat(use.used(hour)).as("%s, %d h ago", what, age).isEqualTo(plain.used(hour));
      assertThat(use.seen(hour)).as("%s, %d h ago", what, age).isEqualTo(plain.seen(hour));
      assertThat(use.isInLongGap(hour)).as(what).isEqualTo(plain.isInLongGap(hour));
    }
  }
}
