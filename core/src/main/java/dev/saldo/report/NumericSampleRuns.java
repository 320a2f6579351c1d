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

/**
 * The samples of one series, divided into runs where no number was stated. Usage is estimated
 * separately for each run.
 */
final class NumericSampleRuns {

  /** The time before a window from which the weekly pattern is derived. */
  static final Duration BEFORE = Duration.ofDays(28);

  /** The time after a window that still informs the estimate of its last hours. */
  static final Duration AFTER = Duration.ofDays(2);

  /** Consecutive samples with numbers. */
  private record Run(List<Instant> times, List<BigDecimal> levels) {}

  private final List<Run> runs = new ArrayList<>();
  private boolean open;

  void add(TotalledSample sample) {
    BigDecimal level = sample.level();
    if (level == null) {
      open = false;
      return;
    }
    if (!open) {
      runs.add(new Run(new ArrayList<>(), new ArrayList<>()));
      open = true;
    }
    runs.getLast().times().add(sample.observedAt());
    runs.getLast().levels().add(level);
  }

  /**
   * Returns an estimate for each run.
   *
   * @param zone the time zone of the hours and weekdays of the weekly pattern
   * @param every the poll interval of the series
   * @param corrections the changes of the series that are not usage
   */
  List<HiddenUsageEstimator> estimate(ZoneId zone, Duration every, List<LevelChange> corrections) {
    return runs.stream()
        .map(run -> new HiddenUsageEstimator(run.times(), run.levels(), zone, every, corrections))
        .toList();
  }
}
