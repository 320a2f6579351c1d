package dev.saldo.report;

import static dev.saldo.report.ReportFixture.BULK;
import static dev.saldo.report.ReportFixture.OTP;
import static dev.saldo.report.ReportFixture.at;
import static dev.saldo.report.ReportFixture.credits;
import static dev.saldo.report.ReportFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.account.Account;
import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.Selection;
import dev.saldo.history.TermedHistory;
import dev.saldo.report.RunwayBacktest.Origin;
import dev.saldo.report.RunwayTrackRecord.MethodComparison;
import dev.saldo.runway.PlannedUsage;
import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.Runway.State;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunwayReportTest {

  private static final int DAYS = 20;

  private final InMemoryBalanceHistory history = new InMemoryBalanceHistory();

  @Test
  void hasARowPerBucketWithASampleByThen() {
    drain();
    history.append(read(BULK, 24 * DAYS + 1, "10"));
    assertThat(report(24 * DAYS).rows())
        .extracting(row -> row.subject().account(), row -> row.runway().state())
        .containsExactly(tuple("otp", State.OK));
    assertThat(report(24 * DAYS + 1).rows())
        .extracting(row -> row.subject().account(), row -> row.runway().state())
        .containsExactly(tuple("bulk", State.INSUFFICIENT_DATA), tuple("otp", State.OK));
  }

  @Test
  void laterSamplesDoNotChangeAPrediction() {
    drain();
    RunwayReport before = report(24 * 10);
    history.append(read(OTP, 24 * DAYS + 1, "90000"));
    assertThat(report(24 * 10)).isEqualTo(before);
    assertThat(report(24 * 10).rows().getFirst().balance()).isEqualByComparingTo("7600");
  }

  @Test
  void aFallClassifiedAsACorrectionIsNotUsage() {
    drain();
    history.append(read(OTP, 24 * DAYS + 1, "2700"));
    Instant begin = at(24 * DAYS);
    Instant end = at(24 * DAYS + 1);
    BigDecimal before = perDay(24 * DAYS + 1);
    history.classify(
        new ManualClassification(
            history.series(Selection.ALL).getFirst().key(),
            begin,
            end,
            new BigDecimal("-2500"),
            EventKind.CORRECTION,
            "",
            end));
    assertThat(before).isGreaterThan(new BigDecimal("350"));
    assertThat(perDay(24 * DAYS + 1)).isEqualByComparingTo("240");
  }

  @Test
  void plannedUsageIsSubtracted() {
    drain();
    PlannedUsage plan = new PlannedUsage(at(24 * DAYS + 24), new BigDecimal("2400"));
    RunwayReport planned =
        RunwayReport.of(
            history, Selection.ALL, List.of(), at(24 * DAYS), ZoneOffset.UTC, List.of(plan));
    RunwayDayRange days = RunwayDayRange.of(planned.rows().getFirst().runway());
    assertThat(days.p50()).isEqualByComparingTo("11.67");
  }

  @Test
  void aThresholdIsReachedBeforeZeroAndNamedInTheReason() {
    drain();
    RunwayReport down = downTo("2800");
    assertThat(RunwayDayRange.of(down.rows().getFirst().runway()).p50()).isEqualByComparingTo("10");
    Table table = down.table();
    List<String> keys = table.columns().stream().map(Table.Column::key).toList();
    assertThat(keys.indexOf("threshold")).isEqualTo(keys.indexOf("balance") + 1);
    assertThat(table.rows().getFirst().get(keys.indexOf("threshold")))
        .isEqualTo(new Cell.Figure(new BigDecimal("2800")));
    assertThat(report(24 * DAYS).table().columns())
        .extracting(Table.Column::key)
        .doesNotContain("threshold");
    Runway at = downTo("5200").rows().getFirst().runway();
    assertThat(at.state()).isEqualTo(State.EMPTY);
    assertThat(at.reason()).isEqualTo("the balance is at 5200 or below");
    assertThat(at.emptyAt()).isEqualTo(new Band(at.asOf(), at.asOf(), at.asOf()));
  }

  @Test
  void aDerivedBucketIgnoresTheThreshold() {
    history.append(
        List.of(
            read(OTP, 0, credits("main", "10"), credits("sms/a", "5").asDerived()),
            read(OTP, 8, credits("main", "9"), credits("sms/a", "4").asDerived())));
    RunwayReport down =
        RunwayReport.of(
            history,
            Selection.ALL,
            List.of(),
            at(8),
            ZoneOffset.UTC,
            new BigDecimal("9"),
            List.of());
    assertThat(down.rows())
        .extracting(row -> row.runway().state())
        .containsExactly(State.EMPTY, State.DERIVED);
    int threshold =
        down.table().columns().stream().map(Table.Column::key).toList().indexOf("threshold");
    assertThat(down.table().rows())
        .extracting(row -> row.get(threshold))
        .containsExactly(new Cell.Figure(new BigDecimal("9")), new Cell.Unknown(""));
  }

  @Test
  void aTrackRecordIsMeasuredDownToTheThreshold() {
    drain();
    RunwayTrackRecord none = trackRecord(report(24 * DAYS));
    RunwayTrackRecord most = trackRecord(downTo("4000"));
    assertThat(none).as("using 5,200 takes longer than the time observed since").isNull();
    assertThat(most).isNotNull();
    assertThat(trackRecord(downTo("5200"))).isNull();
    assertThat(trackRecord(downTo("9000"))).isNull();
  }

  @Test
  void aBacktestGivesTheSameResultAsAReportOfThatTime() {
    drain();
    history.append(List.of(read(BULK, 0, credits("main", "5"))));
    List<Origin> origins =
        List.of(
            new Origin("otp", "main", at(24 * 15)),
            new Origin("otp", "main", at(3)),
            new Origin("otp", "main", at(24 * 8.5)),
            new Origin("otp", "other", at(24 * 8.5)),
            new Origin("nobody", "main", at(24)),
            new Origin("otp", "main", at(-1)));
    Map<Origin, Runway> answers =
        RunwayBacktest.answer(history, List.of(), origins, ZoneOffset.UTC);
    assertThat(answers).containsOnlyKeys(origins.subList(0, 3));
    for (Origin origin : origins.subList(0, 3)) {
      RunwayReport report =
          RunwayReport.of(
              history,
              new Selection(Set.of("otp"), Set.of()),
              List.of(),
              origin.asOf(),
              ZoneOffset.UTC,
              List.of());
      assertThat(answers.get(origin)).isEqualTo(report.rows().getFirst().runway());
    }
  }

  @Test
  void aTrackRecordReplaysThePredictionsThatCanBeEvaluated() {
    for (int hour = 0; hour <= 24 * 60; hour++) {
      int day = hour / 24;
      history.append(read(OTP, hour, String.valueOf(16_900 - 10 * hour - day % 2 * 3)));
    }
    RunwayReport report = report(24 * 60).withTrackRecords(history, Selection.ALL);
    RunwayTrackRecord record = Objects.requireNonNull(report.rows().getFirst().trackRecord());
    assertThat(record.answers()).isBetween(150, 240);
    assertThat(record.medianMiss()).isLessThan(new BigDecimal("0.05"));
    assertThat(record.insideBand()).isGreaterThan(new BigDecimal("0.9"));
    assertThat(report.table().columns())
        .extracting(Table.Column::key)
        .contains("insideBand", "otherMedianMiss", "betterMethod");
    MethodComparison comparison = Objects.requireNonNull(record.comparison());
    assertThat(comparison.other()).isEqualTo(RunwayPredictionMethod.PLAIN);
    assertThat(comparison.answers()).isBetween(150, record.answers());
    RunwayTrackRecord plain = Objects.requireNonNull(plainTrackRecord(24 * 60));
    MethodComparison reverse = Objects.requireNonNull(plain.comparison());
    assertThat(reverse.other()).isEqualTo(RunwayPredictionMethod.LEARNED);
    assertThat(reverse.better()).isEqualTo(comparison.better());
    assertThat(reverse.answers()).isEqualTo(comparison.answers());
    assertThat(comparison.medianMiss()).isEqualTo(plain.medianMiss());
    assertThat(comparison.insideBand()).isEqualTo(plain.insideBand());
    assertThat(reverse.medianMiss()).isEqualTo(record.medianMiss());
    assertThat(report(24 * 60).rows().getFirst().trackRecord()).isNull();
    assertThat(report(24 * 60).table().columns())
        .extracting(Table.Column::key)
        .doesNotContain("insideBand");
  }

  @Test
  void theStatusReportShowsTheSameRunway() {
    drain();
    StatusReport status =
        StatusReport.of(history, Selection.ALL, List.of(), at(24 * DAYS), ZoneOffset.UTC);
    RunwayDayRange few = status.rows().getFirst().latest().orElseThrow().runwayDays();
    RunwayDayRange all = RunwayDayRange.of(report(24 * DAYS).rows().getFirst().runway());
    assertThat(few).isEqualTo(all);
    assertThat(few.p10()).isLessThan(few.p50());
    assertThat(few.p90()).isGreaterThan(few.p50());
    Table table = status.table();
    int left = table.columns().stream().map(Table.Column::key).toList().indexOf("runway");
    assertThat(table.rows().getFirst().get(left)).isEqualTo(new Cell.Text(few.band()));
    assertThat(few.band()).matches("1\\d-2\\d");
    assertThat(RunwayDayRange.UNKNOWN.band()).isEmpty();
    assertThat(new RunwayDayRange(new BigDecimal("250.4"), null, null).band())
        .isEqualTo("over 250");
  }

  @Test
  void usesTheConfiguredIntervalForStalenessLikeTheStatusReport() {
    drain();
    Account rarely = every(Duration.ofHours(12));
    Account often = every(Duration.ofMinutes(30));
    assertStale(24 * DAYS + 2.5, false, OTP);
    assertStale(24 * DAYS + 2.5, true, often);
    assertStale(24 * DAYS + 5, true, OTP);
    assertStale(24 * DAYS + 5, false, rarely);
    assertStale(24 * DAYS + 36.001, true, rarely);
    assertStale(24 * DAYS + 5, true);
  }

  private void assertStale(double hour, boolean stale, Account... configured) {
    List<Account> accounts = List.of(configured);
    List<WatchedAccount> watched =
        accounts.stream()
            .map(account -> new WatchedAccount(account, Optional.empty(), Optional.empty()))
            .toList();
    StatusReport status =
        StatusReport.of(history, Selection.ALL, watched, at(hour), ZoneOffset.UTC);
    assertThat(status.rows().getFirst().latest().orElseThrow().stale()).isEqualTo(stale);
    Runway.State state = stale ? Runway.State.STALE : Runway.State.OK;
    RunwayReport report =
        RunwayReport.of(history, Selection.ALL, accounts, at(hour), ZoneOffset.UTC, List.of());
    assertThat(report.rows().getFirst().runway().state()).isEqualTo(state);
    Origin origin = new Origin("otp", "main", at(hour));
    assertThat(
            RunwayBacktest.answer(history, accounts, List.of(origin), ZoneOffset.UTC).get(origin))
        .extracting(Runway::state)
        .isEqualTo(state);
  }

  private static Account every(Duration every) {
    return new Account(OTP.name(), OTP.provider(), every, OTP.timeout());
  }

  @Test
  void theTableNeverShowsADateWithoutItsBand() {
    drain();
    Table table = report(24 * DAYS).table();
    List<String> keys = table.columns().stream().map(Table.Column::key).toList();
    Band band = Objects.requireNonNull(report(24 * DAYS).rows().getFirst().runway().emptyAt());
    List<Cell> row = table.rows().getFirst();
    assertThat(row.get(keys.indexOf("p10"))).isEqualTo(Cell.time(band.p10()));
    assertThat(row.get(keys.indexOf("p50"))).isEqualTo(Cell.time(band.p50()));
    assertThat(row.get(keys.indexOf("p90"))).isEqualTo(Cell.time(band.p90()));
  }

  /** Ten an hour, ten thousand at the start. */
  private void drain() {
    for (int hour = 0; hour <= 24 * DAYS; hour++) {
      history.append(read(OTP, hour, String.valueOf(10_000 - 10 * hour)));
    }
  }

  private RunwayReport report(double hour) {
    return RunwayReport.of(history, Selection.ALL, List.of(), at(hour), ZoneOffset.UTC, List.of());
  }

  private @Nullable RunwayTrackRecord plainTrackRecord(double hour) {
    BalanceHistory plain = new TermedHistory(history, Map.of(), RunwayPredictionMethod.PLAIN);
    return RunwayReport.of(plain, Selection.ALL, List.of(), at(hour), ZoneOffset.UTC, List.of())
        .withTrackRecords(plain, Selection.ALL)
        .rows()
        .getFirst()
        .trackRecord();
  }

  private RunwayReport downTo(String threshold) {
    return RunwayReport.of(
        history,
        Selection.ALL,
        List.of(),
        at(24 * DAYS),
        ZoneOffset.UTC,
        new BigDecimal(threshold),
        List.of());
  }

  private @Nullable RunwayTrackRecord trackRecord(RunwayReport report) {
    return report.withTrackRecords(history, Selection.ALL).rows().getFirst().trackRecord();
  }

  private BigDecimal perDay(double hour) {
    return Objects.requireNonNull(report(hour).rows().getFirst().runway().rates()).now();
  }
}
