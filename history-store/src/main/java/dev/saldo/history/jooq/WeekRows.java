package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.WEEK_OF_USE;

import dev.saldo.history.UseByHour;
import dev.saldo.history.WeekOfUse;
import dev.saldo.history.jooq.OpenSeries.Uncounted;
import dev.saldo.history.jooq.database.Batch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was used on days that are over, a row per week: after the first sample that is at
 * least an hour younger than a day, so that a glitch at midnight is known by then. Not thread-safe.
 */
final class WeekRows {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int SERIES_AT_ONCE = 100;

  private final DSLContext sql;
  private final List<Uncounted> uncounted = new ArrayList<>();
  private final Batch deletions;
  private final Batch insertions;

  /** How often the level moved in what was counted of a week. */
  private record Moves(Instant week, Instant end, long falls, long rises) {}

  WeekRows(DSLContext sql) {
    this.sql = sql;
    this.deletions =
        new Batch(
            sql,
            sql.deleteFrom(WEEK_OF_USE)
                .where(WEEK_OF_USE.SERIES_ID.eq((Long) null))
                .and(WEEK_OF_USE.BEGINS.ge((Instant) null)));
    this.insertions =
        new Batch(
            sql,
            sql.insertInto(
                    WEEK_OF_USE,
                    WEEK_OF_USE.SERIES_ID,
                    WEEK_OF_USE.BEGINS,
                    WEEK_OF_USE.FALLS,
                    WEEK_OF_USE.RISES,
                    WEEK_OF_USE.HOURS)
                .values((Long) null, null, null, null, null));
  }

  /** Notes days that are to be counted. */
  void add(Uncounted days) {
    uncounted.add(days);
  }

  /** Counts what was noted; the samples are in the tables by now. */
  void flush() {
    for (List<Uncounted> some : Chunks.of(uncounted, SERIES_AT_ONCE)) {
      Map<Long, WeekOfUse> begun = begun(some);
      delete(some);
      SamplesSince since = new SamplesSince();
      some.stream()
          .filter(one -> one.series().recent() == null && one.isShort())
          .forEach(one -> since.add(one.seriesId(), one.means(), WeekReads.unsettled(one.from())));
      Map<Long, List<SeenLevel>> found = since.read(sql, Edges.atOrBefore(Instant.MAX));
      for (Uncounted one : some) {
        RecentLevels recent = recent(one, found);
        Iterator<SeenLevel> levels = recent == null ? walk(one) : recent.all().iterator();
        count(one, begun.get(one.seriesId()), levels);
        if (recent != null) {
          recent.forgetBefore(WeekReads.unsettled(one.until()));
        }
        one.series().remember(recent);
      }
    }
    uncounted.clear();
    insertions.flush();
  }

  /**
   * Deletes the weeks that are counted again. They must be gone before the first of the new rows is
   * sent, and a full batch sends itself.
   */
  private void delete(List<Uncounted> some) {
    some.forEach(one -> deletions.add(one.seriesId(), WeekOfUse.begin(one.from())));
    deletions.flush();
  }

  /** Returns the levels that are remembered or were read; null if they are too many for that. */
  private static @Nullable RecentLevels recent(Uncounted series, Map<Long, List<SeenLevel>> found) {
    RecentLevels known = series.series().recent();
    if (known != null || !series.isShort()) {
      return known;
    }
    RecentLevels read = new RecentLevels();
    List<SeenLevel> levels = found.getOrDefault(series.seriesId(), List.of());
    return read.addAll(levels) ? read : null;
  }

  /** Reads the weeks of which only the beginning is counted. */
  private Map<Long, WeekOfUse> begun(List<Uncounted> some) {
    List<Uncounted> within =
        some.stream().filter(one -> !one.from().equals(WeekOfUse.begin(one.from()))).toList();
    Map<Long, WeekOfUse> begun = new HashMap<>();
    if (!within.isEmpty()) {
      Instant earliest = within.stream().map(Uncounted::from).min(Instant::compareTo).orElseThrow();
      Instant latest = within.stream().map(Uncounted::from).max(Instant::compareTo).orElseThrow();
      List<Long> ids = within.stream().map(Uncounted::seriesId).toList();
      Map<Long, List<WeekOfUse>> weeks =
          WeekReads.read(sql, ids, WeekOfUse.begin(earliest), latest);
      for (Uncounted one : within) {
        weeks.getOrDefault(one.seriesId(), List.of()).stream()
            .filter(week -> week.begins().equals(WeekOfUse.begin(one.from())))
            .forEach(week -> begun.put(one.seriesId(), week));
      }
    }
    return begun;
  }

  private Iterator<SeenLevel> walk(Uncounted series) {
    return SampleReads.levels(
        sql, series.seriesId(), series.means(), WeekReads.unsettled(series.from()));
  }

  private void count(Uncounted series, @Nullable WeekOfUse begun, Iterator<SeenLevel> levels) {
    UseByHour use = new UseByHour(series.from(), series.from());
    use.add(begun == null ? List.of() : List.of(begun), series.from());
    Deque<Moves> over = new ArrayDeque<>();
    Instant week = WeekOfUse.begin(series.from());
    Instant end = min(week.plus(WEEK), series.until());
    long falls = 0;
    long rises = 0;
    while (levels.hasNext() && (week.isBefore(series.until()) || !over.isEmpty())) {
      SeenLevel next = levels.next();
      while (week.isBefore(series.until()) && !next.at().isBefore(end)) {
        over.add(new Moves(week, end, use.falls() - falls, use.rises() - rises));
        falls = use.falls();
        rises = use.rises();
        week = end;
        end = min(week.plus(WEEK), series.until());
      }
      use.add(next.at(), next.level());
      while (!over.isEmpty()
          && !next.at().isBefore(over.getFirst().end().plus(WeekReads.SETTLED))) {
        insert(series.seriesId(), use, over.removeFirst());
      }
    }
    over.forEach(moves -> insert(series.seriesId(), use, moves));
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private void insert(long seriesId, UseByHour use, Moves moves) {
    WeekOfUse week = use.week(moves.week(), moves.end(), moves.falls(), moves.rises());
    if (!week.isEmpty()) {
      insertions.add(seriesId, week.begins(), week.falls(), week.rises(), WeekHours.write(week));
    }
  }
}
