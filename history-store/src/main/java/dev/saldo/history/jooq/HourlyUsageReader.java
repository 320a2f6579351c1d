package dev.saldo.history.jooq;

import dev.saldo.history.HourlyUsage;
import dev.saldo.history.SeriesHourlyUsage;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.hourly.WeeklyUsage;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.stream.ListChunks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the hourly usage of series: a row for each week that is already counted, and the samples
 * since then. It takes four statements for a hundred series.
 */
final class HourlyUsageReader {

  private static final int SERIES_AT_ONCE = 100;

  private final HistoryReadSnapshot history;
  private final Instant asOf;
  private final Instant begin;
  private Map<Long, List<WeeklyUsage>> weeks = Map.of();
  private Map<Long, List<ObservedLevel>> since = Map.of();

  private HourlyUsageReader(HistoryReadSnapshot history, Instant asOf) {
    this.history = history;
    this.asOf = ColumnInstants.atOrBefore(asOf);
    this.begin = HourlyUsage.begin(this.asOf);
  }

  /**
   * A series to read.
   *
   * @param last its last sample at or before the instant of the report
   * @param until the instant before which counted weeks are read and from which samples are read;
   *     null if no week is counted
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

  /** Splits a list of series into those that are read at once. */
  static List<List<StoredSeries>> split(List<StoredSeries> series) {
    return ListChunks.split(series, SERIES_AT_ONCE);
  }

  static Iterator<SeriesHourlyUsage> read(
      HistoryReadSnapshot history, List<StoredSeries> series, Instant asOf) {
    HourlyUsageReader reader = new HourlyUsageReader(history, asOf);
    List<Asked> asked = reader.select(series);
    reader.readWeeks(asked);
    reader.readSamples(asked);
    return asked.stream().map(reader::readUsage).iterator();
  }

  private List<Asked> select(List<StoredSeries> series) {
    List<SeriesSampleNeighbours> found = SampleNeighbourReader.find(history, series, List.of(asOf));
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
    List<Long> ids = asked.stream().map(request -> request.series().id()).toList();
    weeks = WeeklyUsageReader.read(history, ids, begin, asOf);
  }

  private void readSamples(List<Asked> asked) {
    RecentLevelReader samples = new RecentLevelReader();
    for (Asked request : asked) {
      if (request.until() != null) {
        samples.add(
            request.series().id(),
            request.series().check(),
            WeeklyUsageReader.unsettled(request.until()));
      }
    }
    since = samples.read(history, asOf);
  }

  private SeriesHourlyUsage readUsage(Asked asked) {
    StoredSeries stored = asked.series();
    HourlyUsage usage = new HourlyUsage(stored.series().firstObservedAt(), begin);
    Instant until = asked.until();
    Iterator<ObservedLevel> levels = since.getOrDefault(stored.id(), List.of()).iterator();
    if (until == null) {
      levels = SampleRowReader.levels(history, stored.id(), stored.check(), begin);
    } else {
      List<WeeklyUsage> counted = weeks.getOrDefault(stored.id(), List.of());
      Instant first = stored.series().firstObservedAt();
      WeeklyUsageReader.requireAll(
          stored.key(), counted, first.isBefore(begin) ? begin : first, until);
      usage.add(counted, until);
    }
    Instant end = asked.last().observedAt();
    while (levels.hasNext() && (usage.last() == null || usage.last().isBefore(end))) {
      ObservedLevel next = levels.next();
      usage.add(next.at(), stored.series().confirmed(next.at(), next.level()));
    }
    if (!end.equals(usage.last())) {
      throw stored.check().refusal("samples before " + end + " are missing");
    }
    TotalledSample last = stored.series().confirmed(asked.last());
    return new SeriesHourlyUsage(stored.series(), last, usage);
  }
}
