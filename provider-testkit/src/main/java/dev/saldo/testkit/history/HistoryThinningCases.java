package dev.saldo.testkit.history;

import static dev.saldo.testkit.history.HistoryFixtures.LONG_AFTER;
import static dev.saldo.testkit.history.HistoryFixtures.LONG_BEFORE;
import static dev.saldo.testkit.history.HistoryFixtures.START;
import static dev.saldo.testkit.history.HistoryFixtures.hour;
import static dev.saldo.testkit.history.HistoryFixtures.kept;
import static dev.saldo.testkit.history.HistoryFixtures.key;
import static dev.saldo.testkit.history.HistoryFixtures.only;
import static dev.saldo.testkit.history.HistoryFixtures.sample;
import static dev.saldo.testkit.history.HistoryFixtures.sampled;
import static dev.saldo.testkit.history.HistoryFixtures.totalled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.EventKind;
import dev.saldo.history.HistoryException;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.RetentionPolicy.Grain;
import dev.saldo.history.RetentionPolicy.Tier;
import dev.saldo.history.Rise;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesThinningResult;
import dev.saldo.history.TotalledSample;
import dev.saldo.testkit.CampaignSize;
import dev.saldo.usage.Step;
import dev.saldo.usage.TrendCalculator;
import dev.saldo.usage.TrendStep;
import dev.saldo.usage.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Thinning removes rows and changes no report. */
final class HistoryThinningCases {

  private static final SeriesKey OTP = key("otp");
  private static final int WINDOWS = CampaignSize.choose(10, 30);
  private static final Instant UNTIL = START.plus(Duration.ofDays(14));

  private final BalanceHistoryContract contract;

  HistoryThinningCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    Stream<DynamicTest> reports =
        Stream.of("UTC", "Asia/Kathmandu", "America/New_York")
            .map(ZoneId::of)
            .map(
                zone ->
                    contract.on(
                        "reports do not change, in " + zone,
                        history -> reportsStay(history, zone)));
    return Stream.concat(
        reports,
        Stream.of(
            contract.on("windows between kept samples do not change", this::windowsStay),
            contract.on(
                "slightly more than a quarter of a quarter-hourly day is kept", this::rowsGo),
            contract.on("a plan changes nothing", this::planned),
            contract.on("thinning again changes nothing", this::twice),
            contract.on("only the selection is thinned", this::selected),
            contract.on("new samples before the thinning limit are refused", this::settled),
            contract.on("a duplicate of a kept sample is accepted", this::again),
            contract.on("appending continues after thinning", this::continues),
            contract.on("a classification after thinning changes no count", this::classified)));
  }

  private void reportsStay(BalanceHistory history, ZoneId zone) {
    List<IrregularSeries> twelve = IrregularSeries.twelve();
    fill(history, twelve);
    List<Instant> edges = Step.DAY.edges(START, START.plus(Duration.ofDays(40)), zone);
    List<List<TrendStep>> before = new ArrayList<>();
    twelve.forEach(series -> before.add(trend(history, series.key(), edges.subList(1, 39))));
    var rises = history.rises(Selection.ALL, LONG_BEFORE, LONG_AFTER);
    history.thin(Selection.ALL, new RetentionPolicy(zone, List.of(new Tier(UNTIL, Grain.HOURLY))));
    for (int i = 0; i < before.size(); i++) {
      assertThat(trend(history, twelve.get(i).key(), edges.subList(1, 39)))
          .as(twelve.get(i).name())
          .isEqualTo(before.get(i));
    }
    assertThat(history.rises(Selection.ALL, LONG_BEFORE, LONG_AFTER)).isEqualTo(rises);
  }

  private void windowsStay(BalanceHistory history) {
    List<IrregularSeries> twelve = IrregularSeries.twelve();
    fill(history, twelve);
    RetentionPolicy retention =
        new RetentionPolicy(
            ZoneOffset.UTC,
            List.of(
                new Tier(UNTIL, Grain.HOURLY),
                new Tier(UNTIL.minus(Duration.ofDays(5)), Grain.DAILY),
                new Tier(UNTIL.minus(Duration.ofDays(9)), Grain.WEEKLY)));
    try (BalanceHistory dense = contract.emptyHistory()) {
      fill(dense, twelve);
      history.thin(Selection.ALL, retention);
      Random random = new Random(14);
      for (IrregularSeries series : twelve) {
        List<Instant> left =
            totalled(history, series.key()).stream().map(TotalledSample::observedAt).toList();
        for (int i = 0; i < WINDOWS && left.size() > 1; i++) {
          int from = random.nextInt(left.size() - 1);
          int to = from + 1 + random.nextInt(left.size() - from - 1);
          assertThat(usage(history, series.key(), left.get(from), left.get(to)))
              .as("%s from %s to %s", series.name(), left.get(from), left.get(to))
              .isEqualTo(usage(dense, series.key(), left.get(from), left.get(to)));
        }
      }
    }
  }

  private void rowsGo(BalanceHistory history) {
    quarterHours(history, "otp");
    List<SeriesThinningResult> done = history.thin(Selection.ALL, hourly());
    long old = Duration.between(START, UNTIL).toMinutes() / 15;
    assertThat(done).hasSize(1);
    assertThat(done.getFirst().kept() + done.getFirst().removed()).isEqualTo(old);
    assertThat(done.getFirst().kept()).isBetween(14 * 24L, 14 * 26L);
    assertThat(kept(history)).hasSize(20 * 96 - Math.toIntExact(done.getFirst().removed()));
    assertThat(history.series(Selection.ALL).getFirst().last().totals().samples())
        .isEqualTo(20 * 96);
  }

  private void planned(BalanceHistory history) {
    quarterHours(history, "otp");
    List<BalanceSample> before = kept(history);
    List<SeriesThinningResult> plan = history.planThinning(Selection.ALL, hourly());
    assertThat(kept(history)).isEqualTo(before);
    assertThat(history.thin(Selection.ALL, hourly())).isEqualTo(plan);
  }

  private void twice(BalanceHistory history) {
    fill(history, IrregularSeries.twelve());
    quarterHours(history, "otp");
    history.thin(Selection.ALL, hourly());
    List<BalanceSample> once = kept(history);
    assertThat(history.thin(Selection.ALL, hourly()))
        .allSatisfy(again -> assertThat(again.removed()).isZero());
    assertThat(kept(history)).isEqualTo(once);
  }

  private void selected(BalanceHistory history) {
    quarterHours(history, "otp");
    quarterHours(history, "bulk");
    assertThat(history.thin(only("bulk"), hourly()))
        .singleElement()
        .satisfies(done -> assertThat(done.series()).isEqualTo(key("bulk")));
    assertThat(totalled(history, OTP)).hasSize(20 * 96);
    assertThat(totalled(history, key("bulk"))).hasSizeLessThan(20 * 96);
  }

  private void settled(BalanceHistory history) {
    quarterHours(history, "otp");
    history.thin(Selection.ALL, hourly());
    List<BalanceSample> left = kept(history);
    for (String amount : List.of("9999", "9990")) {
      assertThatThrownBy(() -> history.append(sampled("otp", START.plusSeconds(900), amount)))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("otp")
          .hasMessageContaining(UNTIL.toString())
          .message()
          .hasLineCount(1);
    }
    assertThatThrownBy(
            () ->
                history.importSamples(
                    List.of(sample(OTP, START.minusSeconds(1), "10000")).iterator(), List.of()))
        .isInstanceOf(HistoryException.class);
    assertThat(kept(history)).isEqualTo(left);
  }

  private void again(BalanceHistory history) {
    quarterHours(history, "otp");
    history.thin(Selection.ALL, hourly());
    List<BalanceSample> left = kept(history);
    assertThat(history.importSamples(left.iterator(), List.of()).present()).isEqualTo(left.size());
    assertThat(kept(history)).isEqualTo(left);
  }

  private void continues(BalanceHistory history) {
    quarterHours(history, "otp");
    TotalledSample before = totalled(history, OTP).getLast();
    history.thin(Selection.ALL, hourly());
    history.append(sampled("otp", UNTIL.plusSeconds(60), "1"));
    history.append(sampled("otp", hour(20 * 24), "0"));
    TotalledSample last = totalled(history, OTP).getLast();
    assertThat(last.totals().samples()).isEqualTo(before.totals().samples() + 2);
    assertThat(last.totals().fallen().subtract(last.totals().risen()))
        .isEqualByComparingTo("10000");
  }

  private void classified(BalanceHistory history) {
    List<BalanceSample> samples = new ArrayList<>();
    for (int i = 0; i < 20 * 96; i++) {
      String amount = String.valueOf((i < 300 ? 10_000 : 10_500) - i);
      samples.add(sample(OTP, START.plus(Duration.ofMinutes(15L * i)), amount));
    }
    history.importSamples(samples.iterator(), List.of());
    TotalledSample before = totalled(history, OTP).getLast();
    history.thin(Selection.ALL, hourly());
    Rise rise = history.rises(Selection.ALL, START, UNTIL).getFirst();
    history.classify(
        new ManualClassification(
            OTP,
            rise.after(),
            rise.observedAt(),
            rise.amount(),
            EventKind.CORRECTION,
            "",
            HistoryFixtures.LONG_AFTER));
    assertThat(totalled(history, OTP).getLast().totals()).isEqualTo(before.totals());
  }

  private static RetentionPolicy hourly() {
    return new RetentionPolicy(ZoneOffset.UTC, List.of(new Tier(UNTIL, Grain.HOURLY)));
  }

  /** Imports twenty days of samples, one every 15 minutes, that fall by one each from 10,000. */
  private static void quarterHours(BalanceHistory history, String account) {
    List<BalanceSample> samples = new ArrayList<>();
    for (int i = 0; i < 20 * 96; i++) {
      samples.add(
          sample(
              key(account), START.plus(Duration.ofMinutes(15L * i)), String.valueOf(10_000 - i)));
    }
    history.importSamples(samples.iterator(), List.of());
  }

  private static void fill(BalanceHistory history, List<IrregularSeries> all) {
    history.importSamples(
        all.stream().flatMap(series -> series.samples().stream()).iterator(), List.of());
  }

  private static List<TrendStep> trend(BalanceHistory history, SeriesKey key, List<Instant> edges) {
    try (Stream<TotalledSample> samples = history.walk(key, edges.getFirst(), edges.getLast())) {
      return TrendCalculator.calculate(samples.iterator(), edges);
    }
  }

  private static Usage usage(BalanceHistory history, SeriesKey key, Instant from, Instant to) {
    var brackets = history.brackets(only(key.account()), List.of(from, to)).getFirst().brackets();
    return Usage.between(brackets.get(0), brackets.get(1));
  }
}
