package dev.saldo.runway;

import dev.saldo.Internal;
import dev.saldo.runway.Runway.Band;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How well bands met the actual times. Not thread-safe. */
@Internal
public final class BandScore {

  private final double[] misses;
  private int count;
  private int inside;
  private double loss;

  /** Creates a score of at most so many bands. */
  public BandScore(int most) {
    misses = new double[most];
  }

  /** Adds a band whose balance ran out at a known instant. */
  public void add(Band band, Instant predictedAt, Instant emptied) {
    inside += isInside(band, emptied) ? 1 : 0;
    double actual = millis(predictedAt, emptied);
    misses[count++] = actual == 0 ? 0 : Math.abs(offset(emptied, band.p50())) / actual;
    if (actual > 0) {
      double early = pinball(0.1, offset(emptied, band.p10()));
      double middle = pinball(0.5, offset(emptied, band.p50()));
      double late = pinball(0.9, offset(emptied, band.p90()));
      loss += (early + middle + late) / actual;
    }
  }

  /** Adds a band that has passed although the balance had not run out at an instant. */
  public void addLater(Band band, Instant predictedAt, Instant atLeast) {
    double actual = millis(predictedAt, atLeast);
    misses[count++] = actual == 0 ? 0 : Math.abs(offset(atLeast, band.p50())) / actual;
  }

  /** Returns the number of bands. */
  public int count() {
    return count;
  }

  /** Returns the median error of the medians, as a share of the actual time; for one at least. */
  public BigDecimal medianMiss() {
    double[] sorted = Arrays.copyOf(misses, count);
    Arrays.sort(sorted);
    return rounded(sorted[count / 2]);
  }

  /** Returns the share of the instants inside the bands; for one at least. */
  public BigDecimal insideBand() {
    return rounded((double) inside / count);
  }

  /** Returns the mean pinball loss of the three percentiles, as a share of the actual time. */
  public BigDecimal loss() {
    return rounded(loss / count);
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN);
  }

  /** Returns how long a percentile is after the actual instant; 0 without one, as it is unknown. */
  private static double offset(Instant actual, @Nullable Instant percentile) {
    return percentile == null ? 0 : millis(actual, percentile);
  }

  private static double pinball(double share, double late) {
    return late > 0 ? (1 - share) * late : -share * late;
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }

  private static boolean isInside(Band band, Instant emptied) {
    boolean early = band.p10() == null || emptied.isBefore(band.p10());
    boolean late = band.p90() != null && emptied.isAfter(band.p90());
    return !early && !late;
  }
}
