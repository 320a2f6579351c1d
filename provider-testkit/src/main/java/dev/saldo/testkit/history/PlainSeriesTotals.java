package dev.saldo.testkit.history;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.Rise;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second, slow and simple computation of totals: each call adds up the entire list. It shares no
 * code with the running totals, which must agree with it to the last digit.
 */
final class PlainSeriesTotals {

  private final List<BalanceSample> samples;
  private final Duration every;
  private final List<@Nullable BigDecimal> counted;

  PlainSeriesTotals(List<BalanceSample> samples, Duration every) {
    this.samples =
        samples.stream().sorted(Comparator.comparing(BalanceSample::observedAt)).toList();
    this.every = every;
    this.counted = PlainGlitches.counted(this.samples, every);
  }

  List<BalanceSample> samples() {
    return samples;
  }

  /** Returns whether the usage of a window is known: it overlaps the time between the samples. */
  boolean knows(Instant from, Instant to) {
    return !samples.isEmpty() && at(0).isBefore(to) && !from.isAfter(at(samples.size() - 1));
  }

  /** Returns the sum of the decreases of the level in a window. */
  BigDecimal used(Instant from, Instant to) {
    return moved(to, -1).subtract(moved(from, -1));
  }

  /** Returns the sum of the increases of the level in a window. */
  BigDecimal added(Instant from, Instant to) {
    return moved(to, 1).subtract(moved(from, 1));
  }

  /** Returns the increases between neighbouring samples. */
  List<Rise> rises() {
    List<Rise> rises = new ArrayList<>();
    for (int i = 1; i < samples.size(); i++) {
      BigDecimal change = part(i, at(i), 1);
      if (change.signum() > 0) {
        rises.add(new Rise(samples.get(i).series(), at(i - 1), at(i), change));
      }
    }
    return rises;
  }

  long samplesIn(Instant from, Instant to) {
    return samples.stream()
        .filter(s -> !s.observedAt().isBefore(from) && s.observedAt().isBefore(to))
        .count();
  }

  /** Returns the share of a window inside intervals of at most three poll intervals. */
  BigDecimal coverage(Instant from, Instant to) {
    long covered = 0;
    for (int i = 1; i < samples.size(); i++) {
      if (Duration.between(at(i - 1), at(i)).compareTo(every.multipliedBy(3)) <= 0) {
        long begin = Math.max(at(i - 1).toEpochMilli(), from.toEpochMilli());
        long end = Math.min(at(i).toEpochMilli(), to.toEpochMilli());
        covered += Math.max(0, end - begin);
      }
    }
    return BigDecimal.valueOf(covered)
        .divide(
            BigDecimal.valueOf(Duration.between(from, to).toMillis()), 4, RoundingMode.HALF_EVEN);
  }

  /** Returns the level at an instant; null if it is before the first sample or not a number. */
  @Nullable BigDecimal level(Instant instant) {
    BigDecimal level = null;
    for (int i = 0; i < samples.size() && !at(i).isAfter(instant); i++) {
      level = level(i);
      boolean inside = i + 1 < samples.size() && at(i + 1).isAfter(instant);
      if (level != null && inside && at(i).isBefore(instant)) {
        level = level.add(part(i + 1, instant, 1)).subtract(part(i + 1, instant, -1));
      }
    }
    return level;
  }

  /** Returns whether every sample in a closed window states a number. */
  boolean allNumbers(Instant from, Instant to) {
    return samples.stream()
        .filter(s -> !s.observedAt().isBefore(from) && !s.observedAt().isAfter(to))
        .allMatch(s -> s.amount().value() != null);
  }

  private BigDecimal moved(Instant instant, int direction) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 1; i < samples.size() && at(i - 1).isBefore(instant); i++) {
      sum = sum.add(part(i, instant, direction));
    }
    return sum;
  }

  /** Returns the part of the change to a sample that falls before an instant, in one direction. */
  private BigDecimal part(int index, Instant instant, int direction) {
    BigDecimal before = level(index - 1);
    BigDecimal after = level(index);
    if (before == null || after == null || after.compareTo(before) != direction) {
      return BigDecimal.ZERO;
    }
    BigDecimal change = after.subtract(before).abs();
    if (!at(index).isAfter(instant)) {
      return change;
    }
    long part = Duration.between(at(index - 1), instant).toMillis();
    long length = Duration.between(at(index - 1), at(index)).toMillis();
    return change
        .multiply(BigDecimal.valueOf(part))
        .divide(BigDecimal.valueOf(length), BalanceSample.DECIMALS, RoundingMode.HALF_EVEN);
  }

  private @Nullable BigDecimal level(int index) {
    BigDecimal value = counted.get(index);
    Meaning meaning = samples.get(index).series().meaning();
    boolean grows = meaning == Meaning.SPENT || meaning == Meaning.OWED;
    return value == null || !grows ? value : value.negate();
  }

  private Instant at(int index) {
    return samples.get(index).observedAt();
  }
}
