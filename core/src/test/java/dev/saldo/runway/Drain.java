package dev.saldo.runway;

import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.history.HourlyUsage;
import dev.saldo.runway.Runway.Band;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** A list of the samples of a prepaid balance over some days. */
final class Drain {

  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private final List<Instant> times = new ArrayList<>();
  private final List<BigDecimal> levels = new ArrayList<>();
  private RunwayPredictionMethod method = RunwayPredictionMethod.USUAL;

  /** Returns a balance with random usage: steady, by day and weekday, in bursts, or rare. */
  static Drain random(Random random, int days) {
    Drain drain = new Drain();
    double level = 1_000_000;
    double scale = 1 + random.nextInt(500);
    int kind = random.nextInt(4);
    int minutes = 60 * (1 + random.nextInt(3));
    for (int minute = 0; minute < days * 1440; minute += minutes) {
      drain.add(
          START.plusSeconds(60L * minute + random.nextInt(60)),
          BigDecimal.valueOf(Math.round(level * 100), 2));
      double use =
          switch (kind) {
            case 0 -> scale;
            case 1 -> minute / 1440 % 7 < 5 && minute / 60 % 24 > 7 ? 2 * scale : 0.1 * scale;
            case 2 -> random.nextInt(50) == 0 ? 40 * scale : scale;
            default -> random.nextInt(20) == 0 ? 10 * scale : 0;
          };
      level -= use * random.nextDouble();
    }
    return drain;
  }

  /** Returns a balance with constant hourly usage. */
  static Drain steady(int days, String perHour) {
    Drain drain = new Drain();
    for (int hour = 0; hour <= days * 24; hour++) {
      drain.add(
          START.plus(Duration.ofHours(hour)),
          new BigDecimal("100000")
              .subtract(new BigDecimal(perHour).multiply(BigDecimal.valueOf(hour))));
    }
    return drain;
  }

  /** Sets the method of the predictions. */
  Drain with(RunwayPredictionMethod newMethod) {
    method = newMethod;
    return this;
  }

  void add(Instant at, BigDecimal level) {
    times.add(at);
    levels.add(level);
  }

  /** Returns a copy with all amounts multiplied by a factor. */
  Drain times(String factor) {
    Drain scaled = new Drain().with(method);
    for (int i = 0; i < times.size(); i++) {
      scaled.add(times.get(i), levels.get(i).multiply(new BigDecimal(factor)));
    }
    return scaled;
  }

  /** Returns a copy shifted to a later time. */
  Drain later(Duration by) {
    Drain shifted = new Drain().with(method);
    for (int i = 0; i < times.size(); i++) {
      shifted.add(times.get(i).plus(by), levels.get(i));
    }
    return shifted;
  }

  /** Returns a copy with a top-up first shown by a sample. */
  Drain toppedUp(int sample, BigDecimal amount) {
    Drain raised = new Drain().with(method);
    for (int i = 0; i < times.size(); i++) {
      raised.add(times.get(i), i < sample ? levels.get(i) : levels.get(i).add(amount));
    }
    return raised;
  }

  int size() {
    return times.size();
  }

  Instant last() {
    return times.getLast();
  }

  HourlyUsage use() {
    HourlyUsage use = new HourlyUsage();
    for (int i = 0; i < times.size(); i++) {
      use.add(times.get(i), levels.get(i));
    }
    return use;
  }

  /** Returns the input for predicting a balance at the last sample. */
  RunwayInput input(BigDecimal balance) {
    return input(balance, ZoneOffset.UTC);
  }

  RunwayInput input(BigDecimal balance, ZoneId zone) {
    return RunwayInput.of(last(), zone, use(), balance).with(method);
  }

  /** Returns the band for a balance. */
  Band band(BigDecimal balance) {
    return Objects.requireNonNull(RunwayEstimator.estimate(input(balance)).emptyAt());
  }

  /** Returns the band for a balance after a top-up before a sample. */
  Band bandAfterTopUp(BigDecimal balance, int sample, BigDecimal amount) {
    return toppedUp(sample, amount).band(balance.add(amount));
  }
}
