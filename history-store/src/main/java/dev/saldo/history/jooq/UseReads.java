package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.DAY_OF_USE;

import dev.saldo.history.DayOfUse;
import dev.saldo.history.SeriesBrackets;
import dev.saldo.history.SeriesUse;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.UseByHour;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/**
 * Reads what series used by the hour: the days that are counted, a row each, and the samples since.
 * Four statements for a hundred series.
 */
final class UseReads {

  /** How many series are read at once. */
  static final int SERIES_AT_ONCE = 100;

  private final DSLContext sql;
  private final Instant asOf;
  private final Instant begin;
  private final Map<Long, List<DayOfUse>> days = new HashMap<>();
  private Map<Long, List<TotalledSample>> since = Map.of();

  private UseReads(DSLContext sql, Instant asOf) {
    this.sql = sql;
    this.asOf = Edges.atOrBefore(asOf);
    this.begin = UseByHour.begin(this.asOf);
  }

  /**
   * A series that is asked about.
   *
   * @param last its last sample by then
   * @param until samples from here on are read, days before it; null if no day is counted
   */
  private record Asked(KeptSeries series, TotalledSample last, @Nullable Instant until) {

    static Asked of(KeptSeries series, TotalledSample last, Instant begin) {
      Instant counted = series.countedUntil();
      if (counted == null) {
        return new Asked(series, last, null);
      }
      Instant settled = DayRows.settled(last);
      Instant until = counted.isBefore(settled) ? counted : settled;
      return new Asked(series, last, until.isBefore(begin) ? begin : until);
    }
  }

  /** Reads some series. */
  static Iterator<SeriesUse> of(DSLContext sql, List<KeptSeries> series, Instant asOf) {
    UseReads reads = new UseReads(sql, asOf);
    List<Asked> asked = reads.asked(series);
    reads.readDays(asked);
    reads.readSamples(asked);
    return asked.stream().map(reads::use).iterator();
  }

  private List<Asked> asked(List<KeptSeries> series) {
    List<SeriesBrackets> found = Neighbours.of(sql, series, List.of(asOf));
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      TotalledSample last = found.get(i).brackets().getFirst().atOrBefore();
      if (last != null) {
        asked.add(Asked.of(series.get(i), last, begin));
      }
    }
    return asked;
  }

  private void readDays(List<Asked> asked) {
    List<Long> ids = asked.stream().map(one -> one.series().id()).toList();
    try (ResultSet rows = days(sql, ids, begin, asOf).fetchResultSet()) {
      RowReader row = new RowReader(rows);
      while (row.next()) {
        days.computeIfAbsent(row.number(), id -> new ArrayList<>())
            .add(DayHours.read(row.instant(), row.number(), row.number(), row.bytes()));
      }
    } catch (SQLException e) {
      throw Faults.of(e);
    }
  }

  /** Returns the statement: the days of some series, by series and the oldest first. */
  static ResultQuery<?> days(DSLContext sql, List<Long> seriesIds, Instant from, Instant to) {
    return sql.select(
            DAY_OF_USE.SERIES_ID,
            DAY_OF_USE.BEGINS,
            DAY_OF_USE.FALLS,
            DAY_OF_USE.RISES,
            DAY_OF_USE.HOURS)
        .from(DAY_OF_USE)
        .where(DAY_OF_USE.SERIES_ID.in(seriesIds))
        .and(DAY_OF_USE.BEGINS.ge(from))
        .and(DAY_OF_USE.BEGINS.le(to))
        .orderBy(DAY_OF_USE.SERIES_ID, DAY_OF_USE.BEGINS);
  }

  private void readSamples(List<Asked> asked) {
    SamplesSince samples = new SamplesSince();
    for (Asked one : asked) {
      if (one.until() != null) {
        samples.add(one.series().id(), one.last().means(), DayRows.unsettled(one.until()));
      }
    }
    since = samples.read(sql, asOf);
  }

  private SeriesUse use(Asked asked) {
    KeptSeries kept = asked.series();
    UseByHour use = new UseByHour(kept.series().firstObservedAt(), begin);
    Instant until = asked.until();
    Stream<TotalledSample> samples = since.getOrDefault(kept.id(), List.of()).stream();
    if (until == null) {
      Iterator<TotalledSample> all =
          SampleReads.walk(sql, kept.id(), asked.last().means(), begin, asOf);
      samples = StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, 0), false);
    } else {
      use.add(
          days.getOrDefault(kept.id(), List.of()).stream()
              .filter(day -> day.begins().isBefore(until))
              .toList(),
          until);
    }
    return SeriesUse.of(kept.series(), use, samples, asOf).orElseThrow();
  }
}
