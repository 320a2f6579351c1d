package dev.saldo.history.jooq;

import dev.saldo.history.HourlyUsage;
import dev.saldo.history.SeriesHourlyUsage;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.WeeklyUsage;
import dev.saldo.spi.Balance.Meaning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads what series used by the hour: the weeks that are counted, a row each, and the samples
 * since. Four statements for a hundred series.
 */
final class HourlyUsageReader {

  /** How many series are read at once. */
  static final int SERIES_AT_ONCE = 100;

  private final DSLContext sql;
  private final Instant asOf;
  private final Instant begin;
  private Map<Long, List<WeeklyUsage>> weeks = Map.of();
  private Map<Long, List<ObservedLevel>> since = Map.of();

  private HourlyUsageReader(DSLContext sql, Instant asOf) {
    this.sql = sql;
    this.asOf = ColumnInstants.atOrBefore(asOf);
    this.begin = HourlyUsage.begin(this.asOf);
  }

  /**
   * A series that is asked about.
   *
   * @param last its last sample by then
   * @param until samples from here on are read, weeks before it; null if none is counted
   */
  private record Asked(StoredSeries series, TotalledSample last, @Nullable Instant until) {

    static Asked of(StoredSeries series, TotalledSample last, Instant begin) {
      Instant counted = series.countedUntil();
      if (counted == null) {
        return new Asked(series, last, null);
      }
      Instant settled = WeeklyUsageReader.settled(last);
      Instant until = counted.isAfter(settled) ? WeeklyUsage.begin(settled) : counted;
      return new Asked(series, last, until.isBefore(begin) ? begin : until);
    }
  }

  /** Reads some series. */
  static Iterator<SeriesHourlyUsage> read(DSLContext sql, List<StoredSeries> series, Instant asOf) {
    HourlyUsageReader reads = new HourlyUsageReader(sql, asOf);
    List<Asked> asked = reads.asked(series);
    reads.readWeeks(asked);
    reads.readSamples(asked);
    return asked.stream().map(reads::use).iterator();
  }

  private List<Asked> asked(List<StoredSeries> series) {
    List<SeriesSampleNeighbours> found = SampleNeighbourReader.find(sql, series, List.of(asOf));
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      TotalledSample last = found.get(i).brackets().getFirst().atOrBefore();
      if (last != null) {
        asked.add(Asked.of(series.get(i), last, begin));
      }
    }
    return asked;
  }

  private void readWeeks(List<Asked> asked) {
    List<Long> ids = asked.stream().map(one -> one.series().id()).toList();
    weeks = WeeklyUsageReader.read(sql, ids, begin, asOf);
  }

  private void readSamples(List<Asked> asked) {
    RecentLevelReader samples = new RecentLevelReader();
    for (Asked one : asked) {
      if (one.until() != null) {
        samples.add(
            one.series().id(), one.last().meaning(), WeeklyUsageReader.unsettled(one.until()));
      }
    }
    since = samples.read(sql, asOf);
  }

  private SeriesHourlyUsage use(Asked asked) {
    StoredSeries kept = asked.series();
    HourlyUsage use = new HourlyUsage(kept.series().firstObservedAt(), begin);
    Instant until = asked.until();
    Iterator<ObservedLevel> levels = since.getOrDefault(kept.id(), List.of()).iterator();
    if (until == null) {
      Meaning meaning = asked.last().meaning();
      levels = SampleRowReader.levels(sql, kept.id(), meaning, begin);
    } else {
      use.add(weeks.getOrDefault(kept.id(), List.of()), until);
    }
    Instant end = asked.last().observedAt();
    while (levels.hasNext() && (use.last() == null || use.last().isBefore(end))) {
      ObservedLevel next = levels.next();
      use.add(next.at(), next.level());
    }
    return new SeriesHourlyUsage(kept.series(), asked.last(), use);
  }
}
