package dev.saldo.usage;

import dev.saldo.history.TotalledSample;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same figures from every pair of samples, without running totals. {@link Usage} must agree
 * with them.
 */
final class NaiveUsage {

  private static final MathContext EXACT = new MathContext(60);
  private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toMillis());

  final boolean known;
  final @Nullable BigDecimal opening;
  final @Nullable BigDecimal closing;
  final boolean unbroken;
  final long samples;
  BigDecimal used = BigDecimal.ZERO;
  BigDecimal added = BigDecimal.ZERO;
  BigDecimal coveredMillis = BigDecimal.ZERO;
  final BigDecimal knownMillis;

  NaiveUsage(List<TotalledSample> series, Instant from, Instant to) {
    samples =
        series.stream()
            .map(TotalledSample::observedAt)
            .filter(at -> !at.isBefore(from) && at.isBefore(to))
            .count();
    known =
        !series.isEmpty()
            && series.getFirst().observedAt().isBefore(to)
            && !series.getLast().observedAt().isBefore(from);
    Instant start = known ? later(from, series.getFirst().observedAt()) : from;
    Instant end = known ? earlier(to, series.getLast().observedAt()) : from;
    knownMillis = millis(start, end);
    opening = known ? level(series, start) : null;
    closing = known ? level(series, end) : null;
    boolean allKnown = opening != null;
    for (int i = 1; known && i < series.size(); i++) {
      TotalledSample previous = series.get(i - 1);
      TotalledSample current = series.get(i);
      BigDecimal overlap =
          millis(later(start, previous.observedAt()), earlier(end, current.observedAt()))
              .max(BigDecimal.ZERO);
      if (overlap.signum() == 0) {
        continue;
      }
      allKnown &= previous.level() != null && current.level() != null;
      count(previous, current, overlap);
    }
    unbroken = allKnown;
  }

  private void count(TotalledSample previous, TotalledSample current, BigDecimal overlap) {
    BigDecimal length = millis(previous.observedAt(), current.observedAt());
    if (length.compareTo(BigDecimal.valueOf(Duration.ofHours(3).toMillis())) <= 0) {
      coveredMillis = coveredMillis.add(overlap);
    }
    BigDecimal before = previous.level();
    BigDecimal after = current.level();
    if (before != null && after != null) {
      BigDecimal change = after.subtract(before).multiply(overlap).divide(length, EXACT);
      used = used.add(change.negate().max(BigDecimal.ZERO));
      added = added.add(change.max(BigDecimal.ZERO));
    }
  }

  /** Returns whether a number was stated at an end or changed in between. */
  boolean numbers() {
    return opening != null || closing != null || used.signum() != 0 || added.signum() != 0;
  }

  /** Returns the usage per day; null if the known part is too short. */
  @Nullable BigDecimal usedPerDay(Instant from, Instant to) {
    BigDecimal window = millis(from, to);
    BigDecimal sixHours = BigDecimal.valueOf(Duration.ofHours(6).toMillis());
    boolean enough = knownMillis.signum() > 0 && knownMillis.compareTo(window.min(sixHours)) >= 0;
    return enough && numbers() ? used.multiply(DAY).divide(knownMillis, EXACT) : null;
  }

  BigDecimal coverage(Instant from, Instant to) {
    return coveredMillis.divide(millis(from, to), EXACT);
  }

  private static @Nullable BigDecimal level(List<TotalledSample> series, Instant at) {
    for (int i = series.size() - 1; i >= 0; i--) {
      TotalledSample before = series.get(i);
      if (before.observedAt().isAfter(at)) {
        continue;
      }
      BigDecimal previous = before.level();
      BigDecimal current = i + 1 < series.size() ? series.get(i + 1).level() : null;
      if (previous == null || current == null) {
        return previous;
      }
      BigDecimal length = millis(before.observedAt(), series.get(i + 1).observedAt());
      BigDecimal part = millis(before.observedAt(), at);
      return previous.add(current.subtract(previous).multiply(part).divide(length, EXACT));
    }
    throw new AssertionError("no sample at or before " + at);
  }

  private static BigDecimal millis(Instant from, Instant to) {
    return BigDecimal.valueOf(Duration.between(from, to).toMillis());
  }

  private static Instant later(Instant left, Instant right) {
    return left.isAfter(right) ? left : right;
  }

  private static Instant earlier(Instant left, Instant right) {
    return left.isBefore(right) ? left : right;
  }
}
