package dev.saldo.runway;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/** The conversion between clock hours and hours of mean use, from an instant on. */
final class UsageWeightedClock {

  private static final double MILLIS_OF_HOUR = 3_600_000;

  private final double firstEdge;
  private final double[] passed;

  private UsageWeightedClock(double firstEdge, double[] passed) {
    this.firstEdge = firstEdge;
    this.passed = passed;
  }

  /** Returns the conversion for a number of hours from an instant on. */
  static UsageWeightedClock of(Instant begin, int count, ZoneId zone, WeeklyUsageShape shape) {
    long hour = Math.floorDiv(begin.getEpochSecond(), 3600);
    double firstEdge = hour + 1 - begin.toEpochMilli() / MILLIS_OF_HOUR;
    int[] hours = WeeklyUsageShape.hoursOfWeek(hour, count + 1, zone);
    double[] passed = new double[count + 2];
    for (int i = 0; i <= count; i++) {
      passed[i + 1] = passed[i] + shape.of(hours[i]) * (i == 0 ? firstEdge : 1);
    }
    return new UsageWeightedClock(firstEdge, passed);
  }

  /** Returns the hours of mean use that pass in a number of clock hours. */
  double hoursOfUse(double hours) {
    double edges = hours < firstEdge ? hours / firstEdge : 1 + hours - firstEdge;
    int fullEdges = Math.min((int) edges, passed.length - 2);
    return passed[fullEdges] + (edges - fullEdges) * (passed[fullEdges + 1] - passed[fullEdges]);
  }

  /** Returns the clock hours in which a number of hours of mean use pass. */
  double hoursUntil(double hoursOfUse) {
    int found = Arrays.binarySearch(passed, hoursOfUse);
    int edge = found >= 0 ? found : -found - 1;
    if (edge == 0) {
      return 0;
    }
    if (edge == passed.length) {
      return Double.POSITIVE_INFINITY;
    }
    double part = (hoursOfUse - passed[edge - 1]) / (passed[edge] - passed[edge - 1]);
    return edge == 1 ? part * firstEdge : edge - 2 + firstEdge + part;
  }
}
