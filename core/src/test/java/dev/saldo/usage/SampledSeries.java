package dev.saldo.usage;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A series in a list, with the neighbouring samples that a history would return. */
final class SampledSeries {

  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  static final Duration HOUR = Duration.ofHours(1);

  private final Meaning meaning;
  private final List<TotalledSample> samples = new ArrayList<>();

  SampledSeries() {
    this(Meaning.REMAINING);
  }

  SampledSeries(Meaning meaning) {
    this.meaning = meaning;
  }

  /** Returns a series of hourly samples: "-" is absent, "*" unlimited and "" no sample. */
  static SampledSeries hourly(String... amounts) {
    return hourly(Meaning.REMAINING, amounts);
  }

  static SampledSeries hourly(Meaning meaning, String... amounts) {
    SampledSeries series = new SampledSeries(meaning);
    for (int hour = 0; hour < amounts.length; hour++) {
      if (!amounts[hour].isEmpty()) {
        series.add(hours(hour), amount(amounts[hour]));
      }
    }
    return series;
  }

  /** Returns an irregular series with gaps, rises and periods without numbers. */
  static SampledSeries random(Random random) {
    SampledSeries series =
        new SampledSeries(random.nextBoolean() ? Meaning.REMAINING : Meaning.OWED);
    Instant at = START;
    int count = random.nextInt(30);
    for (int i = 0; i < count; i++) {
      series.add(at, randomAmount(random));
      boolean regular = random.nextBoolean();
      at = at.plusMillis(regular ? HOUR.toMillis() : 1 + random.nextLong(HOUR.toMillis() * 8));
    }
    return series;
  }

  void add(Instant at, Amount amount) {
    SeriesKey key =
        new SeriesKey("otp", "ants", "main", BalanceUnit.Kind.CREDITS, "credit", meaning);
    TotalledSample previous = samples.isEmpty() ? null : samples.getLast();
    samples.add(TotalledSample.after(previous, new BalanceSample(key, at, amount), HOUR));
  }

  List<TotalledSample> samples() {
    return samples;
  }

  SampleNeighbours bracket(Instant at) {
    @Nullable TotalledSample before = null;
    for (TotalledSample sample : samples) {
      if (sample.observedAt().isAfter(at)) {
        return new SampleNeighbours(at, before, sample);
      }
      before = sample;
    }
    return new SampleNeighbours(at, before, null);
  }

  Usage usage(Instant from, Instant to) {
    return Usage.between(bracket(from), bracket(to));
  }

  Usage usage(double fromHour, double toHour) {
    return usage(hours(fromHour), hours(toHour));
  }

  /** Returns the samples that determine a window, as a history returns them. */
  List<TotalledSample> walk(Instant from, Instant to) {
    List<TotalledSample> deciding = new ArrayList<>();
    for (TotalledSample sample : samples) {
      if (sample.observedAt().isBefore(from)) {
        deciding.clear();
      }
      deciding.add(sample);
      if (!sample.observedAt().isBefore(to)) {
        break;
      }
    }
    return deciding;
  }

  static Instant hours(double hours) {
    return START.plusMillis(Math.round(hours * HOUR.toMillis()));
  }

  private static Amount randomAmount(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> Amount.ABSENT;
      case 1, 2 -> Amount.unlimited("Unlim");
      default ->
          Amount.of(BigDecimal.valueOf(random.nextLong(-2_000, 1_000_000), random.nextInt(13)));
    };
  }

  private static Amount amount(String written) {
    return switch (written) {
      case "-" -> Amount.ABSENT;
      case "*" -> Amount.unlimited("Unlim");
      default -> Amount.of(new BigDecimal(written));
    };
  }
}
