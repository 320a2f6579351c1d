package dev.saldo.testkit.history;

import static dev.saldo.testkit.history.HistoryFixtures.account;
import static dev.saldo.testkit.history.HistoryFixtures.balance;
import static dev.saldo.testkit.history.HistoryFixtures.hour;
import static dev.saldo.testkit.history.HistoryFixtures.kept;
import static dev.saldo.testkit.history.HistoryFixtures.key;
import static dev.saldo.testkit.history.HistoryFixtures.only;
import static dev.saldo.testkit.history.HistoryFixtures.sampled;
import static dev.saldo.testkit.history.HistoryFixtures.totalled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.PollResult;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.RetentionPolicy.Grain;
import dev.saldo.history.RetentionPolicy.Tier;
import dev.saldo.history.Rise;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.UnconfirmedReading;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** False readings that the next ones take back, and genuine changes that look similar. */
final class HistoryGlitchCases {

  private static final SeriesKey OTP = key("otp");

  private final BalanceHistoryContract contract;

  HistoryGlitchCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  /**
   * A series with one sample an hour.
   *
   * @param name the account
   * @param amounts the amounts
   * @param glitches the indexes of the glitches
   * @param fallen the decreases of the level, without glitches
   * @param risen its increases
   */
  private record Hourly(
      String name,
      Meaning meaning,
      String amounts,
      List<Integer> glitches,
      String fallen,
      String risen) {

    SeriesKey key() {
      return HistoryFixtures.key(name, Balance.MAIN, meaning);
    }

    List<String> numbers() {
      return List.of(amounts.split(" "));
    }
  }

  private static final List<Hourly> SERIES =
      List.of(
          remaining("zero", "1000 990 980 0 960 950", "3", "50", "0"),
          remaining("two-zeros", "1000 990 980 0 0 950", "3,4", "50", "0"),
          remaining("three-zeros", "1000 990 980 0 0 0 940", "3,4,5", "60", "0"),
          remaining("second-sample", "1000 0 990 980", "1", "20", "0"),
          remaining("low", "1000 990 980 12.5 960 950", "3", "50", "0"),
          remaining("spike", "1000 990 980 98000 960 950", "3", "50", "0"),
          remaining("negative", "1000 990 980 -980 960", "3", "40", "0"),
          remaining("in-debt", "-100 -101 -102 0 -104 -105", "3", "5", "0"),
          remaining("used-meanwhile", "1000 1000 1000 0 910", "3", "90", "0"),
          remaining("twice", "1000 990 0 980 970 0 960 950", "2,5", "50", "0"),
          remaining("topped-up-later", "1000 990 0 980 1980 1970", "2", "30", "1000"),
          remaining("small-refund", "1000 990 980 970 0 975", "4", "30", "5"),
          spent("spent", "1000 1010 1020 0 1040 1050", "3", "50", "0"),
          spent("spent-spike", "1000 1010 1020 99999 1040 1050", "3", "50", "0"),
          remaining("four-zeros", "1000 990 980 0 0 0 0 940", "", "1000", "940"),
          remaining("stays-at-zero", "1000 990 980 0 0 0 0 0", "", "1000", "0"),
          remaining("transfer", "1000 990 980 100 90 80", "", "920", "0"),
          remaining("top-up", "20 19 18 518 517 516", "", "4", "500"),
          remaining("other-level", "1000 990 980 0 600 590", "", "1010", "600"),
          remaining("too-high", "1000 990 980 0 1080 1070", "", "1010", "1080"),
          remaining("from-zero", "0 0 0 500 0 0", "", "500", "500"),
          remaining("quick-use", "100 80 60 40 20 100 80", "", "100", "80"),
          remaining("saw-tooth", "90 9 90 9 90 9 90 9 90 9", "1", "324", "243"),
          spent("reset", "950 960 970 0 5 10", "", "30", "970"),
          remaining("unlimited-between", "1000 990 980 0 unlimited 960", "", "1000", "0"));

  Stream<DynamicTest> all() {
    return Stream.of(
        contract.on("glitches do not move a level, genuine changes do", this::marked),
        contract.on("the latest readings may be unconfirmed", this::unconfirmed),
        contract.on("late samples confirm and refute glitches", this::late),
        contract.on("a classification shows that a glitch was real", this::classified),
        contract.on("thinning keeps glitches", this::thinned));
  }

  private static Hourly remaining(
      String name, String amounts, String glitches, String fallen, String risen) {
    return series(name, Meaning.REMAINING, amounts, glitches, fallen, risen);
  }

  private static Hourly spent(
      String name, String amounts, String glitches, String fallen, String risen) {
    return series(name, Meaning.SPENT, amounts, glitches, fallen, risen);
  }

  private static Hourly series(
      String name, Meaning meaning, String amounts, String glitches, String fallen, String risen) {
    List<Integer> indexes =
        Stream.of(glitches.split(","))
            .filter(text -> !text.isEmpty())
            .map(Integer::valueOf)
            .toList();
    return new Hourly(name, meaning, amounts, indexes, fallen, risen);
  }

  private void marked(BalanceHistory history) {
    for (int at = 0; at < 10; at++) {
      int index = at;
      history.append(
          SERIES.stream()
              .filter(series -> series.numbers().size() > index)
              .map(series -> poll(series, index))
              .toList());
    }
    for (Hourly series : SERIES) {
      List<TotalledSample> samples = totalled(history, series.key());
      assertThat(glitches(samples)).as(series.name()).isEqualTo(series.glitches());
      assertThat(samples.getLast().totals().fallen())
          .as(series.name())
          .isEqualByComparingTo(series.fallen());
      assertThat(samples.getLast().totals().risen())
          .as(series.name())
          .isEqualByComparingTo(series.risen());
      assertThat(
              history.rises(only(series.name()), hour(-1), hour(99)).stream()
                  .map(Rise::amount)
                  .reduce(BigDecimal.ZERO, BigDecimal::add))
          .as(series.name())
          .isEqualByComparingTo(series.risen());
      assertThat(kept(history).stream().filter(s -> s.series().equals(series.key())))
          .as("samples of %s stay as observed", series.name())
          .hasSize(series.numbers().size())
          .allMatch(
              s ->
                  series
                      .numbers()
                      .contains(s.amount().unlimited() ? "unlimited" : raw(s.amount().raw())));
    }
    HourlyUsageCheck.every(history, hour(99));
  }

  private static String raw(@Nullable String raw) {
    return raw == null ? "" : raw;
  }

  private static PollResult poll(Hourly series, int index) {
    String number = series.numbers().get(index);
    Balance balance =
        number.equals("unlimited")
            ? Balance.of(Balance.MAIN, Amount.unlimited(number), balance("1").unit())
            : balance(number);
    return sampled(account(series.name()), hour(index), balance.withMeaning(series.meaning()));
  }

  private static List<Integer> glitches(List<TotalledSample> samples) {
    return IntStream.range(0, samples.size())
        .filter(i -> samples.get(i).isGlitch())
        .boxed()
        .toList();
  }

  private void unconfirmed(BalanceHistory history) {
    List<@Nullable UnconfirmedReading> seen = new ArrayList<>();
    for (String number : List.of("1000", "990", "980", "0", "0", "960", "0", "0", "0", "0")) {
      history.append(sampled("otp", hour(seen.size()), number));
      seen.add(history.series(Selection.ALL).getFirst().unconfirmed());
    }
    UnconfirmedReading first = new UnconfirmedReading(hour(3), new BigDecimal("980"));
    UnconfirmedReading second = new UnconfirmedReading(hour(6), new BigDecimal("960"));
    assertThat(seen)
        .containsExactly(null, null, null, first, first, null, second, second, second, null);
    assertThat(totalled(history, OTP).getLast().totals().fallen()).isEqualByComparingTo("1000");
    for (String number : List.of("500", "490", "0")) {
      history.append(sampled("topped-up", hour(seen.size()), number));
      seen.add(history.series(only("topped-up")).getFirst().unconfirmed());
    }
    HourlyUsageCheck.every(history, hour(99));
    history.append(sampled("topped-up", hour(seen.size()), "480"));
    assertThat(history.series(only("topped-up")).getFirst().unconfirmed()).isNull();
  }

  private void late(BalanceHistory history) {
    for (int hour : List.of(0, 2, 4, 8, 10, 12)) {
      history.append(sampled("otp", hour(hour), Integer.toString(1000 - 10 * hour)));
    }
    history.append(sampled("otp", hour(6), "0"));
    assertThat(glitches(totalled(history, OTP))).containsExactly(3);
    assertThat(totalled(history, OTP).getLast().totals().fallen()).isEqualByComparingTo("120");
    history.append(sampled("otp", hour(7), "2"));
    assertThat(glitches(totalled(history, OTP))).containsExactly(3, 4);
    history.append(List.of(sampled("otp", hour(5), "1"), sampled("otp", hour(3), "972")));
    assertThat(glitches(totalled(history, OTP))).containsExactly(4, 5, 6);
    assertThat(totalled(history, OTP).getLast().totals().fallen()).isEqualByComparingTo("120");
    history.append(sampled("otp", hour(6).plusSeconds(60), "1"));
    assertThat(glitches(totalled(history, OTP))).isEmpty();
    assertThat(totalled(history, OTP).getLast().totals().risen()).isEqualByComparingTo("920");
  }

  private void classified(BalanceHistory history) {
    for (String number : List.of("1000", "990", "980", "0", "960", "950")) {
      history.append(sampled("otp", hour(totalledSize(history)), number));
    }
    BigDecimal fall = new BigDecimal("-980");
    ManualClassification real =
        new ManualClassification(OTP, hour(2), hour(3), fall, EventKind.USAGE, "bulk", hour(50));
    history.classify(real);
    TotalledSample last = totalled(history, OTP).getLast();
    assertThat(last.totals().fallen()).isEqualByComparingTo("1010");
    assertThat(history.rises(only("otp"), hour(0), hour(9)))
        .containsExactly(new Rise(OTP, hour(3), hour(4), new BigDecimal("960")));
    assertThat(history.series(only("otp")).getFirst().last()).isEqualTo(last);
    history.append(sampled("otp", hour(6), "940"));
    assertThat(glitches(totalled(history, OTP))).isEmpty();
    HourlyUsageCheck.every(history, hour(99));
    assertThat(history.unclassify(OTP, hour(2), hour(3), fall)).isTrue();
    assertThat(glitches(totalled(history, OTP))).containsExactly(3);
    assertThat(history.series(only("otp")).getFirst().last().totals().fallen())
        .isEqualByComparingTo("60");
    assertThat(history.rises(only("otp"), hour(0), hour(9))).isEmpty();
    HourlyUsageCheck.every(history, hour(99));
  }

  private static int totalledSize(BalanceHistory history) {
    return totalled(history, OTP).size();
  }

  private void thinned(BalanceHistory history) {
    for (String number : List.of("1000", "990", "980", "970", "0", "950", "940", "930", "920")) {
      history.append(sampled("otp", hour(totalledSize(history)), number));
    }
    history.thin(
        Selection.ALL,
        new RetentionPolicy(ZoneOffset.UTC, List.of(new Tier(hour(8), Grain.DAILY))));
    List<TotalledSample> left = totalled(history, OTP);
    assertThat(left).hasSizeLessThan(9);
    assertThat(left.stream().filter(TotalledSample::isGlitch).map(TotalledSample::observedAt))
        .containsExactly(hour(4));
    assertThat(left.getLast().totals().fallen()).isEqualByComparingTo("80");
    history.append(sampled("otp", hour(9), "910"));
    assertThat(totalled(history, OTP).stream().filter(TotalledSample::isGlitch)).hasSize(1);
  }
}
