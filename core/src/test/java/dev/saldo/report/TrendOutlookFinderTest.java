package dev.saldo.report;

import static dev.saldo.report.ReportFixture.BULK;
import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.credits;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.report.Chart.Outlook;
import dev.saldo.report.Chart.Timeline;
import dev.saldo.runway.ExpectedBalanceLevel;
import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
import dev.saldo.usage.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrendOutlookFinderTest {

  private static final int LAST = 20 * 24;

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void agreesWithTheRunwayAndEndsAtItsNinetiethPercentile() {
    drain("6000");
    Outlook outlook = Objects.requireNonNull(outlook(0, LAST, LAST));
    Runway runway =
        RunwayReport.of(history, Selection.ALL, List.of(), at(LAST), ZoneOffset.UTC, List.of())
            .rows()
            .getFirst()
            .runway();
    Band band = Objects.requireNonNull(runway.emptyAt());
    assertThat(outlook.days()).isEqualTo(RunwayDayRange.of(runway));
    assertThat(outlook.now()).isEqualTo(at(LAST));
    assertThat(outlook.levels().getFirst().p50()).isEqualByComparingTo("1200");
    assertThat(level(outlook, band.p10()).p10()).isZero();
    assertThat(level(outlook, band.p50()).p50()).isZero();
    assertThat(outlook.end()).isEqualTo(band.p90());
    assertThat(outlook.levels().getLast().p90()).isZero();
    assertThat(outlook.days().words()).matches("in [45]\\.\\d days \\([345]\\.\\d-[5-9]\\.\\d\\)");
    assertThat(history.openStreams()).isZero();
  }

  @Test
  void isAtMostAsLongAsThePastButAtLeastADay() {
    drain("100000");
    assertThat(length(outlook(LAST - 72, LAST, LAST))).isEqualTo(Duration.ofDays(3));
    assertThat(length(outlook(LAST - 1, LAST, LAST))).isEqualTo(Duration.ofDays(1));
    assertThat(length(outlook(LAST - 2000 * 24, LAST, LAST))).isLessThan(Duration.ofDays(401));
  }

  @Test
  void startsNowIfTheWindowEndsLater() {
    drain("6000");
    Outlook outlook = Objects.requireNonNull(outlook(0, LAST + 100 * 24, LAST));
    assertThat(outlook).isEqualTo(outlook(0, LAST, LAST));
  }

  @Test
  void thereIsNoneIfTheLastSampleIsOutsideTheWindow() {
    drain("6000");
    assertThat(outlook(0, LAST - 5, LAST)).isNull();
    assertThat(outlook(0, LAST, LAST - 5)).isNull();
    assertThat(outlook(LAST + 1, LAST + 5, LAST + 5)).isNull();
    assertThat(outlook(LAST + 1, LAST + 5, LAST)).isNull();
  }

  @Test
  void thereIsNoneWithoutABand() {
    for (int hour = 0; hour <= LAST; hour++) {
      history.append(read(BULK, hour, "70"));
      history.append(read(OTP, hour, credits("main", String.valueOf(6000 - hour)).asDerived()));
    }
    assertThat(report(0, LAST, LAST).courses())
        .hasSize(2)
        .allSatisfy(course -> assertThat(course.outlook()).isNull());
  }

  @Test
  void changesOnlyTheCharts() {
    drain("6000");
    TrendReport with = report(0, LAST, LAST);
    TrendReport without = TrendReport.of(history, Selection.ALL, window(0, LAST), Step.DAY);
    assertThat(with.table()).isEqualTo(without.table());
    Timeline plain = (Timeline) without.charts().getFirst();
    Timeline chart = (Timeline) with.charts().getFirst();
    assertThat(plain.outlook()).isNull();
    assertThat(plain.end()).isEqualTo(at(LAST));
    assertThat(chart.spans()).isEqualTo(plain.spans());
    assertThat(chart.within(3).outlook()).isEqualTo(chart.outlook()).isNotNull();
    assertThat(chart.within(3).end()).isAfter(at(LAST));
  }

  @Test
  void wordsDescribeATimeTooFarAhead() {
    BigDecimal days = new BigDecimal("120.25");
    assertThat(new RunwayDayRange(days, days, null).words()).isEqualTo("in 120 days (over 120)");
    assertThat(new RunwayDayRange(days, null, null).words())
        .isEqualTo("in more than 400 days (over 120)");
    assertThat(RunwayDayRange.UNKNOWN.words()).isEqualTo("in more than 400 days");
  }

  /** Ten an hour, read hourly. */
  private void drain(String from) {
    for (int hour = 0; hour <= LAST; hour++) {
      BigDecimal used = BigDecimal.valueOf(10L * hour);
      history.append(read(OTP, hour, new BigDecimal(from).subtract(used).toPlainString()));
    }
  }

  private @Nullable Outlook outlook(double from, double to, double now) {
    return report(from, to, now).courses().getFirst().outlook();
  }

  private TrendReport report(double from, double to, double now) {
    return TrendReport.of(history, Selection.ALL, window(from, to), Step.DAY)
        .withOutlooks(history, Selection.ALL, List.of(), at(now));
  }

  private static Window window(double from, double to) {
    return new Window(at(from), at(to), ZoneOffset.UTC);
  }

  private static Duration length(@Nullable Outlook outlook) {
    Outlook known = Objects.requireNonNull(outlook);
    return Duration.between(known.now(), known.end());
  }

  private static ExpectedBalanceLevel level(Outlook outlook, @Nullable Instant at) {
    return outlook.levels().stream()
        .filter(level -> level.at().equals(at))
        .findFirst()
        .orElseThrow();
  }
}
