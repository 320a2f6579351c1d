package dev.saldo.report;

import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.credits;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.report.Chart.Timeline;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.usage.Step;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every report shows an amount with the sign that the vendor states. */
class StatedSignTest {

  private static final ZoneId UTC = ZoneOffset.UTC;
  private static final Window DAY = new Window(at(0), at(24), UTC);
  private static final BigDecimal LAST = new BigDecimal("10");

  /** A figure that grows by 10 an hour to 200, and restarts at 10 in the last hour. */
  private static BalanceHistory growing(Meaning meaning) {
    BalanceHistory history = new InMemoryBalanceHistory();
    for (int hour = 0; hour < 21; hour++) {
      int amount = hour < 20 ? 10 + 10 * hour : 10;
      history.append(read(OTP, hour, credits("main", "" + amount).withMeaning(meaning)));
    }
    return history;
  }

  @ParameterizedTest
  @EnumSource(names = {"SPENT", "OWED"})
  void reportsAgreeOnTheLastFigure(Meaning meaning) {
    BalanceHistory history = growing(meaning);
    StatusReport.Latest latest =
        StatusReport.of(history, Selection.ALL, List.of(), at(21), UTC)
            .rows()
            .getFirst()
            .latest()
            .orElseThrow();
    assertThat(latest.amount().value()).isEqualByComparingTo(LAST);
    assertThat(latest.recent().getLast()).isEqualByComparingTo(LAST);
    assertThat(usage(history).closing()).isEqualByComparingTo(LAST);
    TrendReport trend = TrendReport.of(history, Selection.ALL, DAY, Step.HOUR);
    assertThat(trend.courses().getFirst().closings().get(20)).isEqualByComparingTo(LAST);
    assertThat(EventsReport.of(history, Selection.ALL, DAY, Set.of()).rows().getFirst().event())
        .satisfies(
            event -> {
              assertThat(event.levelBefore()).isEqualByComparingTo("200");
              assertThat(event.levelAfter()).isEqualByComparingTo(LAST);
              assertThat(event.amount()).isGreaterThan(BigDecimal.ZERO);
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"SPENT", "OWED"})
  void usageIncreasesTheFigure(Meaning meaning) {
    Usage usage = usage(growing(meaning));
    assertThat(usage.opening()).isEqualByComparingTo(LAST);
    assertThat(usage.used()).isPositive();
    assertThat(usage.added()).isPositive();
    assertThat(
            Objects.requireNonNull(usage.opening())
                .add(Objects.requireNonNull(usage.used()))
                .subtract(Objects.requireNonNull(usage.added())))
        .isEqualByComparingTo(usage.closing());
  }

  @ParameterizedTest
  @EnumSource(names = {"SPENT", "OWED"})
  void chartsShowTheFigureAndItsDirection(Meaning meaning) {
    BalanceHistory history = growing(meaning);
    Timeline chart =
        (Timeline) TrendReport.of(history, Selection.ALL, DAY, Step.DAY).charts().getFirst();
    assertThat(chart.unit()).isEqualTo("credit " + meaning.name().toLowerCase(Locale.ROOT));
    assertThat(chart.spans().getFirst().low()).isEqualByComparingTo(LAST);
    assertThat(chart.spans().getFirst().high()).isEqualByComparingTo("200");
  }

  @ParameterizedTest
  @EnumSource(names = {"SPENT", "OWED"})
  void theAmountsOfAStatementAddUp(Meaning meaning) {
    Table table =
        StatementReport.of(growing(meaning), Selection.ALL, YearMonth.of(2026, 11), UTC).table();
    int amount = index(table, "entryAmount");
    List<BigDecimal> amounts =
        table.rows().stream().map(row -> ((Cell.Figure) row.get(amount)).value()).toList();
    assertThat(
            amounts.subList(0, amounts.size() - 1).stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(amounts.getLast())
        .isEqualByComparingTo(LAST);
    assertThat(table.rows().getFirst().get(index(table, "unitCode")))
        .isEqualTo(Cell.Unit.of(BalanceUnit.Kind.CREDITS, "credit", meaning));
  }

  /** A vendor states credit as a negative debt: 79 left, and 1 used an hour. */
  @Test
  void prepaidCreditStatedAsNegativeDebtRunsOut() {
    BalanceHistory history = new InMemoryBalanceHistory();
    List<PollResult> results = new ArrayList<>();
    IntStream.range(0, 24 * 9)
        .mapToObj(hour -> read(OTP, hour, debt(-79 - 215 + hour)))
        .forEach(results::add);
    results.forEach(history::append);
    RunwayReport report =
        RunwayReport.of(history, Selection.ALL, List.of(), at(24 * 9 - 1), UTC, List.of());
    BigDecimal days = RunwayDayRange.of(report.rows().getFirst().runway()).p50();
    assertThat(days).isBetween(new BigDecimal("3.1"), new BigDecimal("3.5"));
    assertThat(report.rows().getFirst().balance()).isEqualByComparingTo("-79");
    Window window = new Window(at(0), at(24 * 9), UTC);
    Timeline chart =
        (Timeline)
            TrendReport.of(history, Selection.ALL, window, Step.DAY)
                .withOutlooks(history, Selection.ALL, List.of(), at(24 * 9))
                .charts()
                .getFirst();
    assertThat(Objects.requireNonNull(chart.outlook()).levels().getFirst().p50())
        .isBetween(new BigDecimal("-79"), new BigDecimal("-77"));
    assertThat(chart.outlook().levels().getLast().p90()).isLessThanOrEqualTo(BigDecimal.ZERO);
    assertThat(low(history, "100")).isEqualTo(BucketState.LOW);
    assertThat(low(history, "50")).isEqualTo(BucketState.OK);
  }

  private static BucketState low(BalanceHistory history, String below) {
    WatchedAccount watched =
        new WatchedAccount(OTP, Optional.of(new BigDecimal(below)), Optional.empty());
    return StatusReport.of(history, Selection.ALL, List.of(watched), at(24 * 9 - 1), UTC)
        .rows()
        .getFirst()
        .state();
  }

  private static Balance debt(int amount) {
    return credits("main", "" + amount).withMeaning(Meaning.OWED).withBilling(Billing.PREPAID);
  }

  private static Usage usage(BalanceHistory history) {
    return UsageReport.of(history, Selection.ALL, DAY, Step.TOTAL).rows().getFirst().usage();
  }

  private static int index(Table table, String key) {
    return table.columns().stream().map(Table.Column::key).toList().indexOf(key);
  }
}
