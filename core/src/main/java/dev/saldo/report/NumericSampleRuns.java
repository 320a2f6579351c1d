package dev.saldo.report;

import dev.saldo.history.TotalledSample;
import dev.saldo.runway.HiddenUsageEstimator;
import dev.saldo.usage.LevelChange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The samples of one series, cut where no number was stated. The use of each stretch of numbers is
 * estimated by itself.
 */
final class NumericSampleRuns {

  /** How long before a window use is learned from: weeks enough for the shape of the week. */
  static final Duration BEFORE = Duration.ofDays(28);

  /** How long after a window use still says something about its last hours. */
  static final Duration AFTER = Duration.ofDays(2);

  /** Neighbouring samples with numbers. */
  private record Stretch(List<Instant> times, List<BigDecimal> levels) {}

  private final List<Stretch> stretches = new ArrayList<>();
  private boolean open;

  void add(TotalledSample sample) {
    BigDecimal level = sample.level();
    if (level == null) {
      open = false;
      return;
    }
    if (!open) {
      stretches.add(new Stretch(new ArrayList<>(), new ArrayList<>()));
      open = true;
    }
    stretches.getLast().times().add(sample.observedAt());
    stretches.getLast().levels().add(level);
  }

  /**
   * Estimates.
   *
   * @param zone the zone whose hours and weekdays the use follows
   * @param every the poll interval of the series
   * @param corrections changes of the series that are not use
   */
  List<HiddenUsageEstimator> estimate(ZoneId zone, Duration every, List<LevelChange> corrections) {
    Set<Instant> notUse =
        corrections.stream()
            .filter(change -> change.amount().signum() < 0)
            .map(LevelChange::observedAt)
            .collect(Collectors.toSet());
    return stretches.stream()
        .map(one -> new HiddenUsageEstimator(one.times(), one.levels(), zone, every, notUse))
        .toList();
  }
}
