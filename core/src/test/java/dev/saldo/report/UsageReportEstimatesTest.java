package dev.saldo.report;

import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.history.EventKind;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.runway.UsageEstimate;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.usage.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UsageReportEstimatesTest {

  private static final BigDecimal NEARLY = new BigDecimal("0.01");

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void addsTheUsageThatARiseHidesAndKeepsTheExactFigures() {
    drain(0, 48, 10, 24, 500);
    UsageReport exact = report(0, 48, Step.TOTAL, ZoneOffset.UTC);
    UsageReport report = exact.withEstimates(history, Selection.ALL);
    assertThat(exact.estimated()).isFalse();
    assertThat(exact.rows().getFirst().estimate()).isNull();
    assertThat(report.estimated()).isTrue();
    assertThat(report.rows().getFirst().usage()).isEqualTo(exact.rows().getFirst().usage());
    UsageEstimate estimate = estimates(report).getFirst();
    assertThat(estimate.used()).isCloseTo(new BigDecimal("480"), within(NEARLY));
    assertThat(estimate.hidden()).isCloseTo(BigDecimal.TEN, within(NEARLY));
    assertThat(estimate.inGaps()).isZero();
    assertThat(history.openStreams()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = "TOTAL", mode = EnumSource.Mode.EXCLUDE)
  void theStepsAddUpToTheTotalInEveryZoneAndAcrossClockChanges(Step step) {
    Random random = new Random(11);
    for (String zone : List.of("Asia/Kathmandu", "America/New_York", "UTC")) {
      for (int series = 0; series < 4; series++) {
        InMemoryBalanceHistory filled = random(random);
        // Clocks went back on 1 November 2026 in New York, 20 days before the hour 0.
        Window window =
            new Window(
                at(-30 * 24 + random.nextDouble() * 99),
                at(-24 + random.nextDouble() * 30),
                ZoneId.of(zone));
        UsageEstimate total = sum(filled, window, Step.TOTAL);
        assertThat(sum(filled, window, step)).as("%s %s", zone, step).isEqualTo(total);
        assertThat(total.used()).isPositive();
      }
    }
  }

  @Test
  void theUsageThatIsNotHiddenIsExactlyWhatTheSamplesShow() {
    Random random = new Random(12);
    for (int i = 0; i < 20; i++) {
      InMemoryBalanceHistory filled = random(random);
      List<Instant> times =
          filled.walk(key(filled), at(-60 * 24), at(0)).map(s -> s.observedAt()).toList();
      TreeSet<Instant> edges = new TreeSet<>();
      while (edges.size() < 2) {
        edges.add(times.get(random.nextInt(times.size())));
      }
      Window window = new Window(edges.first(), edges.last(), ZoneId.of("Asia/Kathmandu"));
      UsageReport.Row row =
          UsageReport.of(filled, Selection.ALL, window, Step.TOTAL)
              .withEstimates(filled, Selection.ALL)
              .rows()
              .getFirst();
      UsageEstimate estimate = Objects.requireNonNull(row.estimate());
      assertThat(estimate.used().subtract(estimate.hidden()))
          .isEqualByComparingTo(row.usage().used());
      assertThat(estimate.hidden().add(estimate.inGaps())).isLessThanOrEqualTo(estimate.used());
    }
  }

  @Test
  void aNewRunStartsAfterUnlimitedWithoutUsageAcrossIt() {
    drain(0, 10, 10, 99, 0);
    history.append(read(OTP, 11, without(Amount.unlimited("Unlim"))));
    history.append(read(OTP, 12, without(Amount.ABSENT)));
    for (int hour = 13; hour <= 20; hour++) {
      history.append(read(OTP, hour, String.valueOf(500 - 5 * hour)));
    }
    assertThat(estimates(0, 24, Step.TOTAL).getFirst())
        .isEqualTo(new UsageEstimate(new BigDecimal("135"), BigDecimal.ZERO, BigDecimal.ZERO));
  }

  @Test
  void thereIsNoEstimateWithoutData() {
    for (int hour = 0; hour < 5; hour++) {
      history.append(read(OTP, hour, without(Amount.unlimited("Unlim"))));
    }
    drain(30, 40, 10, 99, 0);
    assertThat(report(0, 5, Step.HOUR, ZoneOffset.UTC).withEstimates(history, Selection.ALL).rows())
        .hasSize(5)
        .allSatisfy(row -> assertThat(row.estimate()).isNull());
    List<UsageReport.Row> rows =
        report(-9, 72, Step.DAY, ZoneOffset.UTC).withEstimates(history, Selection.ALL).rows();
    assertThat(rows)
        .allSatisfy(
            row -> assertThat(row.estimate() == null).isEqualTo(row.usage().used() == null));
    Table table =
        new UsageReport(window(0, 5, ZoneOffset.UTC), Step.TOTAL, List.of(), true).table();
    assertThat(table.columns()).extracting(Table.Column::key).contains("estimatedUsed", "inGaps");
  }

  @Test
  void usageInAGapFollowsTheWeeklyPatternAndIsMarked() {
    int level = 100_000;
    for (int hour = -21 * 24; hour <= 3 * 24; hour++) {
      if (hour <= 0 || hour >= 24) {
        history.append(read(OTP, hour, String.valueOf(level)));
      }
      level -= Math.floorMod(hour, 24) >= 12 ? 100 : 0;
    }
    List<UsageEstimate> halves = new ArrayList<>();
    for (double hour : new double[] {0, 12}) {
      halves.addAll(estimates(hour, hour + 12, Step.TOTAL));
    }
    assertThat(halves.getFirst().used()).isLessThan(new BigDecimal("150"));
    assertThat(halves.getLast().used()).isGreaterThan(new BigDecimal("1050"));
    assertThat(halves).allSatisfy(half -> assertThat(half.inGaps()).isEqualTo(half.used()));
    assertThat(halves.getFirst().plus(halves.getLast()).used())
        .isCloseTo(new BigDecimal("1200"), within(BigDecimal.ONE));
  }

  @Test
  void aCorrectedFallIsNotUsageAndARefundHidesUsageLikeATopUp() {
    drain(0, 72, 10, 40, 15);
    BigDecimal before = estimates(0, 72, Step.TOTAL).getFirst().used();
    history.append(read(OTP, 73, "100"));
    history.append(read(OTP, 74, "90"));
    classify(72, 73, "-9195", EventKind.CORRECTION);
    UsageReport.Row row =
        report(0, 80, Step.TOTAL, ZoneOffset.UTC)
            .withEstimates(history, Selection.ALL)
            .rows()
            .getFirst();
    UsageEstimate estimate = Objects.requireNonNull(row.estimate());
    assertThat(estimate.hidden()).isCloseTo(BigDecimal.TEN, within(NEARLY));
    assertThat(estimate.used()).isCloseTo(before.add(BigDecimal.TEN), within(NEARLY));
    assertThat(estimate.used().subtract(estimate.hidden()))
        .isEqualByComparingTo(row.usage().used());
    classify(39, 40, "5", EventKind.CORRECTION);
    assertThat(estimates(0, 80, Step.TOTAL)).containsExactly(estimate);
  }

  @ParameterizedTest
  @CsvSource({"true, ALWAYS, DETAIL", "false, DETAIL, SPARE"})
  void theTableMakesRoomForRequestedEstimates(
      boolean requested, Table.Role hidden, Table.Role opening) {
    drain(0, 48, 10, 24, 500);
    UsageReport report = report(0, 48, Step.DAY, ZoneOffset.UTC);
    Table table = (requested ? report.withEstimates(history, Selection.ALL) : report).table();
    assertThat(table.columns())
        .filteredOn(column -> column.key().equals("opening"))
        .extracting(Table.Column::role)
        .containsExactly(opening);
    assertThat(table.columns())
        .filteredOn(column -> column.key().equals("hidden"))
        .extracting(Table.Column::role)
        .isEqualTo(requested ? List.of(hidden) : List.of());
  }

  /** Forty days with gaps, rises, unlimited periods and decimals. */
  private static InMemoryBalanceHistory random(Random random) {
    InMemoryBalanceHistory filled = new InMemoryBalanceHistory();
    long level = 10_000;
    double hour = -60 * 24;
    while (hour < 3 * 24) {
      Balance balance =
          random.nextInt(60) == 0
              ? without(Amount.ABSENT)
              : ReportFixture.credits("main", BigDecimal.valueOf(level, 3).toPlainString());
      filled.append(read(OTP, hour, balance));
      hour += 0.2 + random.nextDouble() * (random.nextInt(30) == 0 ? 60 : 1.5);
      level += random.nextInt(25) == 0 ? random.nextInt(9_000) : -random.nextInt(77);
    }
    return filled;
  }

  private void drain(int from, int to, int perHour, int topUpAt, int topUp) {
    for (int hour = from; hour <= to; hour++) {
      int level = 10_000 - perHour * hour + (hour >= topUpAt ? topUp : 0);
      history.append(read(OTP, hour, String.valueOf(level)));
    }
  }

  private void classify(double after, double at, String amount, EventKind kind) {
    history.classify(
        new ManualClassification(
            key(history), at(after), at(at), new BigDecimal(amount), kind, "", at(99)));
  }

  private static SeriesKey key(InMemoryBalanceHistory history) {
    return history.series(Selection.ALL).getFirst().key();
  }

  private List<UsageEstimate> estimates(double from, double to, Step step) {
    return estimates(report(from, to, step, ZoneOffset.UTC).withEstimates(history, Selection.ALL));
  }

  private static List<UsageEstimate> estimates(UsageReport report) {
    return report.rows().stream().map(row -> Objects.requireNonNull(row.estimate())).toList();
  }

  private static UsageEstimate sum(InMemoryBalanceHistory history, Window window, Step step) {
    return UsageReport.of(history, Selection.ALL, window, step)
        .withEstimates(history, Selection.ALL)
        .rows()
        .stream()
        .map(UsageReport.Row::estimate)
        .filter(Objects::nonNull)
        .reduce(UsageEstimate.NONE, UsageEstimate::plus);
  }

  private UsageReport report(double from, double to, Step step, ZoneId zone) {
    return UsageReport.of(history, Selection.ALL, window(from, to, zone), step);
  }

  private static Window window(double from, double to, ZoneId zone) {
    return new Window(at(from), at(to), zone);
  }

  private static Balance without(Amount amount) {
    return Balance.of("main", amount, BalanceUnit.of(BalanceUnit.Kind.CREDITS, "credit"));
  }
}
