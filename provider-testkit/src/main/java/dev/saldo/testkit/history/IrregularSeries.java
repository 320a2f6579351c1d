package dev.saldo.testkit.history;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.SeriesKey;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/**
 * Irregular series such as vendors and outages cause, over four weeks that include the daylight
 * saving changes in New York and Berlin.
 *
 * @param name the name of the irregularity
 * @param samples in time order
 */
record IrregularSeries(String name, List<BalanceSample> samples) {

  private static final int MINUTE = 60_000;
  private static final int HOUR = 60 * MINUTE;
  private static final int MOST = 160;

  SeriesKey key() {
    return samples.getFirst().series();
  }

  /** Returns twelve series, the same every time, each on its own account. */
  static List<IrregularSeries> twelve() {
    Random random = new Random(12);
    IntToLongFunction hourly = i -> 4L * HOUR;
    IntToLongFunction jittered = i -> 1L + random.nextInt(9 * HOUR);
    List<IrregularSeries> all = new ArrayList<>();
    all.add(of("steady fall", MOST, hourly, i -> number(1000 - 3L * i, 2)));
    all.add(of("jittered fall", MOST, jittered, i -> number(100_000 - 37L * i, 3)));
    all.add(of("saw-tooth of top-ups", MOST, jittered, i -> number(50_000 - 977L * (i % 17), 2)));
    all.add(of("never moves", 40, jittered, i -> number(77, 0)));
    all.add(of("single sample", 1, hourly, i -> number(5, 0)));
    all.add(
        of(
            "outages of days",
            60,
            i -> i % 9 == 0 ? 70L * HOUR : 20L * MINUTE,
            i -> number(9_999 - 113L * i, 1)));
    all.add(
        of(
            "bursts of milliseconds",
            MOST,
            IrregularSeries::burst,
            i -> number(random.nextInt(500), 2)));
    all.add(of("around zero", MOST, jittered, i -> number(random.nextInt(2001) - 1000L, 12)));
    all.add(of("very large", MOST, jittered, i -> large(random)));
    all.add(of("unlimited at times", MOST, jittered, i -> sometimes(i, Amount.unlimited("Unlim"))));
    all.add(of("absent at times", MOST, jittered, i -> sometimes(i, Amount.ABSENT)));
    all.add(of("random walk", MOST, jittered, i -> number(random.nextLong(1L << 40), 6)));
    return all;
  }

  /** Returns the series with the same amounts under another meaning. */
  IrregularSeries as(Meaning meaning) {
    SeriesKey key = HistoryFixtures.key(key().account(), key().bucket(), meaning);
    return new IrregularSeries(
        name,
        samples.stream().map(s -> new BalanceSample(key, s.observedAt(), s.amount())).toList());
  }

  private static IrregularSeries of(
      String name, int count, IntToLongFunction pauseMillis, IntFunction<Amount> amount) {
    SeriesKey key = HistoryFixtures.key(name.replace(' ', '-'));
    List<BalanceSample> samples = new ArrayList<>();
    Instant at = HistoryFixtures.START.plusMillis(1 + name.length() * 7_654_321L);
    for (int i = 0; i < count; i++) {
      samples.add(new BalanceSample(key, at, amount.apply(i)));
      at = at.plus(Duration.ofMillis(pauseMillis.applyAsLong(i)));
    }
    return new IrregularSeries(name, samples);
  }

  private static long burst(int index) {
    return index % 10 == 0 ? 30L * HOUR : 1 + index % 3;
  }

  private static Amount number(long unscaled, int decimals) {
    return Amount.of(BigDecimal.valueOf(unscaled, decimals));
  }

  private static Amount large(Random random) {
    BigDecimal large = new BigDecimal("123456789012345678901.123456789012");
    return Amount.of(large.add(BigDecimal.valueOf(random.nextLong(1L << 60), 9)));
  }

  private static Amount sometimes(int index, Amount amount) {
    return index % 13 > 9 ? amount : number(40_000 - 41L * index, 2);
  }
}
