package dev.saldo.benchmarks.runway;

import java.util.Collection;

/** A quantile of numbers, interpolated linearly between two of them. */
final class InterpolatedQuantile {

  private InterpolatedQuantile() {}

  static double median(Collection<Double> values) {
    return interpolate(values, 0.5);
  }

  static double interpolate(Collection<Double> values, double share) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double place = (sorted.length - 1) * share;
    int below = (int) place;
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    if (Double.isInfinite(high)) {
      return place == below ? low : high;
    }
    return low + (place - below) * (high - low);
  }
}
