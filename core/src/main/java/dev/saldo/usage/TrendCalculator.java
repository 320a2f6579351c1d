package dev.saldo.usage;

import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.TotalledSample;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The division of a series into steps, in one pass over its samples. */
public final class TrendCalculator {

  private final Iterator<TotalledSample> samples;
  private @Nullable TotalledSample previous;
  private @Nullable TotalledSample next;
  private @Nullable BigDecimal low;
  private @Nullable BigDecimal high;

  private TrendCalculator(Iterator<TotalledSample> samples) {
    this.samples = samples;
    this.next = samples.hasNext() ? samples.next() : null;
  }

  /** Returns the steps between consecutive edges, with every rise counted as a top-up. */
  public static List<TrendStep> calculate(Iterator<TotalledSample> samples, List<Instant> edges) {
    return calculate(samples, edges, List.of());
  }

  /**
   * Returns the steps between consecutive edges. They add up to the usage from the first edge to
   * the last.
   *
   * @param samples the samples that determine the steps, oldest first, from {@code
   *     BalanceHistory.outline} or {@code walk}; read in a single pass
   * @param edges the edges, UTC, ascending, at least two
   * @param corrections the changes of the series that are neither usage nor top-ups
   */
  public static List<TrendStep> calculate(
      Iterator<TotalledSample> samples, List<Instant> edges, List<LevelChange> corrections) {
    TrendCalculator trend = new TrendCalculator(samples);
    List<TrendStep> steps = new ArrayList<>();
    SampleNeighbours from = trend.advance(edges.getFirst());
    for (Instant edge : edges.subList(1, edges.size())) {
      trend.begin(from);
      SampleNeighbours to = trend.advance(edge);
      steps.add(trend.step(Usage.between(from, to, corrections)));
      from = to;
    }
    return steps;
  }

  /** Starts a step. A sample exactly at its start has already been passed but belongs to it. */
  private void begin(SampleNeighbours from) {
    low = null;
    high = null;
    TotalledSample first = from.atOrBefore();
    if (first != null && first.observedAt().equals(from.at())) {
      include(first.level());
    }
  }

  private SampleNeighbours advance(Instant edge) {
    while (next != null && !next.observedAt().isAfter(edge)) {
      include(next.level());
      previous = next;
      next = samples.hasNext() ? samples.next() : null;
    }
    return new SampleNeighbours(edge, previous, next);
  }

  private TrendStep step(Usage usage) {
    if (usage.used() == null) {
      return new TrendStep(usage, null, null);
    }
    include(usage.opening());
    include(usage.closing());
    return new TrendStep(usage, low, high);
  }

  private void include(@Nullable BigDecimal level) {
    if (level != null) {
      low = low == null ? level : low.min(level);
      high = high == null ? level : high.max(level);
    }
  }
}
