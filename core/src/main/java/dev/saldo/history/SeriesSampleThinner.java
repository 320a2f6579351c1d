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
 * Decides which samples of a series a {@link RetentionPolicy} lets go, in one pass. Not
 * thread-safe.
 */
@StoreApi
public final class SeriesSampleThinner {

  private final SeriesKey series;
  private final RetentionPolicy retention;
  private final Set<Instant> spokenOf;
  private final Consumer<TotalledSample> removed;
  private @Nullable TotalledSample before;
  private @Nullable TotalledSample current;
  private long removals;
  private long kept;

  /**
   * Begins a series.
   *
   * @param words what people said of the series: samples they spoke of are kept
   * @param removed is given the samples to let go, oldest first, each after its successor was seen
   */
  public SeriesSampleThinner(
      SeriesKey series,
      RetentionPolicy retention,
      Collection<ManualClassification> words,
      Consumer<TotalledSample> removed) {
    this.series = series;
    this.retention = retention;
    this.spokenOf =
        words.stream()
            .filter(word -> word.series().equals(series))
            .flatMap(word -> Stream.of(word.after(), word.observedAt()))
            .collect(Collectors.toSet());
    this.removed = removed;
  }

  /** Takes the next sample of the series, oldest first. */
  public void next(TotalledSample sample) {
    decide(sample);
    before = current;
    current = sample;
  }

  /** Ends the series and says what became of it; the last sample taken is kept. */
  public SeriesThinningResult end() {
    decide(null);
    return new SeriesThinningResult(series, kept, removals);
  }

  private void decide(@Nullable TotalledSample after) {
    if (current == null) {
      return;
    }
    boolean young = !current.observedAt().isBefore(retention.until());
    if (before == null || after == null || young || isNeeded(before, current, after)) {
      kept += young ? 0 : 1;
    } else {
      removals++;
      removed.accept(current);
    }
  }

  private boolean isNeeded(TotalledSample previous, TotalledSample sample, TotalledSample next) {
    Grain grain = retention.grain(sample.observedAt()).orElse(null);
    return grain == null
        || !next.observedAt().isBefore(retention.until())
        || spokenOf.contains(sample.observedAt())
        || isTurn(previous, sample)
        || isTurn(sample, next)
        || beginsPeriod(previous, sample, grain)
        || endsCalendarPeriod(sample, next, grain == Grain.HOURLY ? Grain.DAILY : grain);
  }

  /** Whether the level rises between two samples, or one of them states no number. */
  private static boolean isTurn(TotalledSample sample, TotalledSample next) {
    return next.totals().risen().compareTo(sample.totals().risen()) > 0
        || (sample.amount().value() == null) != (next.amount().value() == null)
        || sample.amount().unlimited() != next.amount().unlimited();
  }

  private boolean beginsPeriod(TotalledSample previous, TotalledSample sample, Grain grain) {
    return previous.observedAt().isBefore(retention.begin(sample.observedAt(), grain));
  }

  /** Whether a period ends between two samples; at a sample that is kept nothing else is needed. */
  private boolean endsCalendarPeriod(TotalledSample sample, TotalledSample next, Grain grain) {
    Instant begin = retention.begin(next.observedAt(), grain);
    return sample.observedAt().isBefore(begin) && begin.isBefore(next.observedAt());
  }
}
