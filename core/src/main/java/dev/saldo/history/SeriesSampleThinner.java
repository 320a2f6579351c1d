package dev.saldo.history;

import dev.saldo.StoreApi;
import dev.saldo.history.RetentionPolicy.Grain;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The selection of the samples of a series that a {@link RetentionPolicy} deletes, in one pass. Not
 * thread-safe.
 */
@StoreApi
public final class SeriesSampleThinner {

  private final SeriesKey series;
  private final RetentionPolicy retention;
  private final Set<Instant> classified;
  private final Consumer<TotalledSample> removed;
  private @Nullable TotalledSample before;
  private @Nullable TotalledSample current;
  private long removals;
  private long kept;

  /**
   * Creates a thinner for one series.
   *
   * @param classifications the manual classifications; the samples they refer to are retained
   * @param removed receives the samples to delete, oldest first, each after its successor was read
   */
  public SeriesSampleThinner(
      SeriesKey series,
      RetentionPolicy retention,
      Collection<ManualClassification> classifications,
      Consumer<TotalledSample> removed) {
    this.series = series;
    this.retention = retention;
    this.classified =
        classifications.stream()
            .filter(classification -> classification.series().equals(series))
            .flatMap(
                classification -> Stream.of(classification.after(), classification.observedAt()))
            .collect(Collectors.toSet());
    this.removed = removed;
  }

  /** Adds the next sample of the series, oldest first. */
  public void next(TotalledSample sample) {
    decide(sample);
    before = current;
    current = sample;
  }

  /** Ends the series and returns the counts; the last sample is retained. */
  public SeriesThinningResult end() {
    decide(null);
    return new SeriesThinningResult(series, kept, removals);
  }

  private void decide(@Nullable TotalledSample after) {
    if (current == null) {
      return;
    }
    boolean retainedAnyway = !current.observedAt().isBefore(retention.until());
    if (before == null || after == null || retainedAnyway || isNeeded(before, current, after)) {
      kept += retainedAnyway ? 0 : 1;
    } else {
      removals++;
      removed.accept(current);
    }
  }

  private boolean isNeeded(TotalledSample previous, TotalledSample sample, TotalledSample next) {
    Grain grain = retention.grain(sample.observedAt()).orElse(null);
    return grain == null
        || !next.observedAt().isBefore(retention.until())
        || classified.contains(sample.observedAt())
        || isMoreThanUse(previous, sample)
        || isMoreThanUse(sample, next)
        || beginsPeriod(previous, sample, grain)
        || endsCalendarPeriod(sample, next, grain == Grain.HOURLY ? Grain.DAILY : grain);
  }

  /**
   * Returns whether the level rises between two samples, one of them is a glitch, or only one of
   * them states a number.
   */
  private static boolean isMoreThanUse(TotalledSample sample, TotalledSample next) {
    return sample.isGlitch()
        || next.isGlitch()
        || next.totals().risen().compareTo(sample.totals().risen()) > 0
        || (sample.amount().value() == null) != (next.amount().value() == null)
        || sample.amount().unlimited() != next.amount().unlimited();
  }

  private boolean beginsPeriod(TotalledSample previous, TotalledSample sample, Grain grain) {
    return previous.observedAt().isBefore(retention.begin(sample.observedAt(), grain));
  }

  /**
   * Returns whether a period ends strictly between two samples. One that ends at a sample needs no
   * other, because that sample is retained.
   */
  private boolean endsCalendarPeriod(TotalledSample sample, TotalledSample next, Grain grain) {
    Instant begin = retention.begin(next.observedAt(), grain);
    return sample.observedAt().isBefore(begin) && begin.isBefore(next.observedAt());
  }
}
