package dev.saldo.testkit.history;

import static dev.saldo.testkit.history.HistoryFixtures.START;
import static dev.saldo.testkit.history.HistoryFixtures.account;
import static dev.saldo.testkit.history.HistoryFixtures.balance;
import static dev.saldo.testkit.history.HistoryFixtures.key;
import static dev.saldo.testkit.history.HistoryFixtures.sample;
import static dev.saldo.testkit.history.HistoryFixtures.sampled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesHourlyUsage;
import dev.saldo.testkit.CampaignSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The hourly usage is the same in whatever order and batches samples arrive. */
final class HistoryHourlyUsageCases {

  private static final int DAYS = 40;

  /** The batch size of Saldo's own histories, in rows. */
  private static final int ROWS = 1_000;

  private static final int INSTANTS = CampaignSize.choose(4, 12);

  private static final int SERIES = 25;
  private static final int WEEKS = ROWS / SERIES + 1;
  private static final int YEAR_STEP = CampaignSize.choose(39, 13);

  private final BalanceHistoryContract contract;

  HistoryHourlyUsageCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    return Stream.of(
        contract.on("irregular series, imported", this::imported),
        contract.on("irregular series, imported in parts", this::importedInPieces),
        contract.on(
            "more weeks than rows in a batch, then a late sample for each series", this::manyWeeks),
        contract.on("more weeks than rows in a batch, in random order", this::manyWeeksShuffled),
        contract.on("more series in one append than rows in a batch", this::manySeries),
        contract.on("polls, one at a time", this::polled),
        contract.on("a glitch across midnight", this::glitch),
        contract.on("no usage for a series without samples yet", this::notYet));
  }

  private void imported(BalanceHistory history) {
    history.importSamples(samples().iterator(), List.of());
    compare(history);
  }

  private void importedInPieces(BalanceHistory history) {
    List<BalanceSample> samples = new ArrayList<>(samples());
    Collections.shuffle(samples, new Random(5));
    int third = samples.size() / 3;
    history.importSamples(samples.subList(0, third).iterator(), List.of());
    compare(history);
    history.importSamples(samples.subList(third, 2 * third).iterator(), List.of());
    compare(history);
    history.importSamples(samples.iterator(), List.of());
    compare(history);
  }

  private void manyWeeks(BalanceHistory history) {
    history.importSamples(weeks().iterator(), List.of());
    compareYear(history);
    List<BalanceSample> late =
        IntStream.range(0, SERIES)
            .mapToObj(i -> sample(key("a" + i), START.minusSeconds(86_400), "90001"))
            .toList();
    history.importSamples(late.iterator(), List.of());
    compareYear(history);
  }

  private void manyWeeksShuffled(BalanceHistory history) {
    List<BalanceSample> samples = weeks();
    Collections.shuffle(samples, new Random(8));
    history.importSamples(samples.iterator(), List.of());
    compareYear(history);
  }

  private void manySeries(BalanceHistory history) {
    for (int week = 0; week < 3; week++) {
      Instant at = START.plus(Duration.ofDays(8L * week));
      String amount = String.valueOf(500 - 7 * week);
      history.append(
          IntStream.range(0, ROWS + 1).mapToObj(i -> sampled("a" + i, at, amount)).toList());
    }
    HourlyUsageCheck.every(SERIES, history, START.plus(Duration.ofDays(20)));
  }

  /** Returns the samples of slightly more series-weeks than rows in a batch. */
  private static List<BalanceSample> weeks() {
    List<BalanceSample> samples = new ArrayList<>();
    for (int i = 0; i < SERIES; i++) {
      for (int day = 0; day < 7 * WEEKS; day += 2) {
        Instant at = START.plus(Duration.ofDays(day)).plusSeconds(60L * i);
        samples.add(sample(key("a" + i), at, String.valueOf(90_000 - (11 + i) * day)));
      }
    }
    return samples;
  }

  private static void compareYear(BalanceHistory history) {
    for (int week = 2; week <= WEEKS; week += YEAR_STEP) {
      HourlyUsageCheck.every(history, START.plus(Duration.ofDays(7L * week)));
    }
  }

  private void polled(BalanceHistory history) {
    Random random = new Random(6);
    Instant at = START;
    for (int i = 0; i < 80; i++) {
      at = at.plusSeconds(600 + random.nextInt(random.nextInt(20) == 0 ? 400_000 : 9_000));
      history.append(sampled("otp", at, String.valueOf(90_000 - 37 * i + i / 40 * 5_000)));
      if (i % 4 == 0) {
        HourlyUsageCheck.every(history, at);
      }
    }
    compare(history);
  }

  private void glitch(BalanceHistory history) {
    String[][] minutesAndAmounts = {
      {"-90", "100"},
      {"-40", "99"},
      {"-10", "0"},
      {"10", "99"},
      {"40", "98"},
      {"70", "97"},
      {"1420", "50"},
      {"1430", "900"},
      {"1445", "50"},
      {"1510", "49"},
      {"1600", "48"}
    };
    Instant midnight = START.plus(Duration.ofDays(1));
    for (String[] sample : minutesAndAmounts) {
      Instant at = midnight.plus(Duration.ofMinutes(Long.parseLong(sample[0])));
      history.append(sampled(account("otp"), at, balance(sample[1])));
      HourlyUsageCheck.every(history, at);
    }
    try (Stream<SeriesHourlyUsage> uses =
        history.useByHour(Selection.ALL, midnight.plus(Duration.ofDays(3)))) {
      assertThat(uses.toList())
          .singleElement()
          .satisfies(use -> assertThat(use.use().usedWithin(99)).isCloseTo(52, within(1e-9)))
          .satisfies(use -> assertThat(use.use().rises()).isZero());
    }
  }

  private void notYet(BalanceHistory history) {
    history.importSamples(
        List.of(sample(key("otp"), START.plusSeconds(60), "5")).iterator(), List.of());
    try (Stream<SeriesHourlyUsage> uses = history.useByHour(Selection.ALL, START)) {
      assertThat(uses).isEmpty();
    }
  }

  private static List<BalanceSample> samples() {
    return IrregularSeries.twelve().stream().flatMap(series -> series.samples().stream()).toList();
  }

  private static void compare(BalanceHistory history) {
    Random random = new Random(7);
    for (int i = 0; i < INSTANTS; i++) {
      HourlyUsageCheck.every(history, START.plusSeconds(random.nextInt(DAYS * 86_400)));
    }
    HourlyUsageCheck.every(history, START.plus(Duration.ofDays(DAYS)));
    HourlyUsageCheck.every(history, START.plus(Duration.ofDays(200)));
  }
}
