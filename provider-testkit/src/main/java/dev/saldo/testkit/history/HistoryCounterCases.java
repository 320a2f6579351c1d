package dev.saldo.testkit.history;

import static dev.saldo.testkit.history.HistoryFixtures.key;
import static dev.saldo.testkit.history.HistoryFixtures.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.EventKind;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.report.EventsReport;
import dev.saldo.report.StatusReport;
import dev.saldo.report.TrendReport;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import dev.saldo.runway.UsageEstimate;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.usage.Step;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The figure of a counter after it restarts is usage since the restart. */
final class HistoryCounterCases {

  private static final SeriesKey COUNTER = key("counter", Balance.MAIN, Meaning.SPENT);
  private static final int A_DAY = 240;

  private final BalanceHistoryContract contract;

  HistoryCounterCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        contract.on("what a counter shows after a reset is usage in every report", this::reported),
        contract.on("a decrease by less than half is a reset if the user says so", this::decrease),
        contract.on("a figure that is owed does not restart", this::owed));
  }

  /** Two resets in 61 days, each with 60 used since midnight and 180 hidden before it. */
  private void reported(BalanceHistory history) {
    importMonths(history, COUNTER);
    Window window = window("2026-09-15T00:00:00Z", "2026-11-15T00:00:00Z");
    BigDecimal used = new BigDecimal(A_DAY * 61 - 2 * 180);
    Usage total =
        UsageReport.of(history, Selection.ALL, window, Step.TOTAL).rows().getFirst().usage();
    assertThat(total.used()).isEqualByComparingTo(used);
    assertThat(total.toppedUp()).isEqualByComparingTo("0");
    assertThat(total.usedAtLeast()).isTrue();
    List<UsageReport.Row> days = UsageReport.of(history, Selection.ALL, window, Step.DAY).rows();
    assertThat(sum(days.stream().map(UsageReport.Row::usage))).isEqualByComparingTo(used);
    TrendReport trend = TrendReport.of(history, Selection.ALL, window, Step.MONTH);
    assertThat(sum(trend.courses().getFirst().steps().stream().map(step -> step.usage())))
        .isEqualByComparingTo(used);
    UsageEstimate estimate =
        UsageReport.of(history, Selection.ALL, window, Step.TOTAL)
            .withEstimates(history, Selection.ALL)
            .rows()
            .getFirst()
            .estimate();
    assertThat(Objects.requireNonNull(estimate).used().subtract(estimate.hidden()))
        .isEqualByComparingTo(used);
    assertThat(EventsReport.of(history, Selection.ALL, window, Set.of(EventKind.RESET)).rows())
        .hasSize(2);
    assertThat(perDay(history, "2026-11-05T06:00:00Z")).isEqualByComparingTo(weekWithAReset());
  }

  private static BigDecimal weekWithAReset() {
    return new BigDecimal(A_DAY * 7 - 180).divide(new BigDecimal(7), 12, RoundingMode.HALF_EVEN);
  }

  private void decrease(BalanceHistory history) {
    Instant start = Instant.parse("2026-09-01T00:00:00Z");
    Instant end = start.plus(Duration.ofHours(2));
    history.importSamples(
        List.of(
                sample(COUNTER, start, "100"),
                sample(COUNTER, start.plus(Duration.ofHours(1)), "110"),
                sample(COUNTER, end, "60"))
            .iterator(),
        List.of());
    Window window = new Window(start, end, ZoneOffset.UTC);
    assertThat(used(history, window)).isEqualByComparingTo("10");
    history.classify(
        new ManualClassification(
            COUNTER,
            start.plus(Duration.ofHours(1)),
            end,
            new BigDecimal("50"),
            EventKind.RESET,
            "",
            end));
    assertThat(used(history, window)).isEqualByComparingTo("70");
  }

  private void owed(BalanceHistory history) {
    SeriesKey bill = key("bill", Balance.MAIN, Meaning.OWED);
    importMonths(history, bill);
    Window window = window("2026-09-15T00:00:00Z", "2026-11-15T00:00:00Z");
    assertThat(used(history, window)).isEqualByComparingTo(new BigDecimal(A_DAY * 59));
  }

  /** Imports a figure that grows by 10 an hour, from 0 on the first of each month, read daily. */
  private static void importMonths(BalanceHistory history, SeriesKey key) {
    List<BalanceSample> samples = new ArrayList<>();
    Instant first = Instant.parse("2026-09-01T06:00:00Z");
    for (int day = 0; day < 80; day++) {
      Instant at = first.plus(Duration.ofDays(day));
      Instant month =
          YearMonth.from(at.atOffset(ZoneOffset.UTC))
              .atDay(1)
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant();
      samples.add(sample(key, at, "" + Duration.between(month, at).toHours() * 10));
    }
    history.importSamples(samples.iterator(), List.of());
  }

  private static BigDecimal used(BalanceHistory history, Window window) {
    return Objects.requireNonNull(
        UsageReport.of(history, Selection.ALL, window, Step.TOTAL)
            .rows()
            .getFirst()
            .usage()
            .used());
  }

  private static BigDecimal perDay(BalanceHistory history, String asOf) {
    return Objects.requireNonNull(
        StatusReport.of(history, Selection.ALL, List.of(), Instant.parse(asOf), ZoneOffset.UTC)
            .rows()
            .getFirst()
            .latest()
            .orElseThrow()
            .usedPerDay());
  }

  private static BigDecimal sum(Stream<Usage> steps) {
    return steps
        .map(step -> Objects.requireNonNull(step.used()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Window window(String from, String to) {
    return new Window(Instant.parse(from), Instant.parse(to), ZoneOffset.UTC);
  }
}
