package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.WEEK_OF_USE;

import dev.saldo.history.HourlyUsage;
import dev.saldo.history.WeeklyUsage;
import dev.saldo.history.jooq.SeriesWriteState.Uncounted;
import dev.saldo.history.jooq.database.StatementRowBatch;
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
final class WeeklyUsageWriter {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int SERIES_AT_ONCE = 100;

  private final DSLContext sql;
  private final List<Uncounted> uncounted = new ArrayList<>();
  private final StatementRowBatch deletions;
  private final StatementRowBatch insertions;

  /** How often the level moved in what was counted of a week. */
  private record Moves(Instant week, Instant end, long falls, long rises) {}

  WeeklyUsageWriter(DSLContext sql) {
    this.sql = sql;
    this.deletions =
        new StatementRowBatch(
            sql,
            sql.deleteFrom(WEEK_OF_USE)
                .where(WEEK_OF_USE.SERIES_ID.eq((Long) null))
                .and(WEEK_OF_USE.BEGINS.ge((Instant) null)));
    this.insertions =
        new StatementRowBatch(
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
    for (List<Uncounted> some : ListChunks.split(uncounted, SERIES_AT_ONCE)) {
      Map<Long, WeeklyUsage> begun = begun(some);
      delete(some);
      RecentLevelReader since = new RecentLevelReader();
      some.stream()
          .filter(one -> one.series().recent() == null && one.isShort())
          .forEach(
              one ->
                  since.add(one.seriesId(), one.means(), WeeklyUsageReader.unsettled(one.from())));
      Map<Long, List<ObservedLevel>> found =
          since.read(sql, ColumnInstants.atOrBefore(Instant.MAX));
      for (Uncounted one : some) {
        UncountedRecentLevels recent = recent(one, found);
        Iterator<ObservedLevel> levels = recent == null ? walk(one) : recent.all().iterator();
        count(one, begun.get(one.seriesId()), levels);
        if (recent != null) {
          recent.forgetBefore(WeeklyUsageReader.unsettled(one.until()));
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
    some.forEach(one -> deletions.add(one.seriesId(), WeeklyUsage.begin(one.from())));
    deletions.flush();
  }

  /** Returns the levels that are remembered or were read; null if they are too many for that. */
  private static @Nullable UncountedRecentLevels recent(
      Uncounted series, Map<Long, List<ObservedLevel>> found) {
    UncountedRecentLevels known = series.series().recent();
    if (known != null || !series.isShort()) {
      return known;
    }
    UncountedRecentLevels read = new UncountedRecentLevels();
    List<ObservedLevel> levels = found.getOrDefault(series.seriesId(), List.of());
    return read.addAll(levels) ? read : null;
  }

  /** Reads the weeks of which only the beginning is counted. */
  private Map<Long, WeeklyUsage> begun(List<Uncounted> some) {
    List<Uncounted> within =
        some.stream().filter(one -> !one.from().equals(WeeklyUsage.begin(one.from()))).toList();
    Map<Long, WeeklyUsage> begun = new HashMap<>();
    if (!within.isEmpty()) {
      Instant earliest = within.stream().map(Uncounted::from).min(Instant::compareTo).orElseThrow();
      Instant latest = within.stream().map(Uncounted::from).max(Instant::compareTo).orElseThrow();
      List<Long> ids = within.stream().map(Uncounted::seriesId).toList();
      Map<Long, List<WeeklyUsage>> weeks =
          WeeklyUsageReader.read(sql, ids, WeeklyUsage.begin(earliest), latest);
      for (Uncounted one : within) {
        weeks.getOrDefault(one.seriesId(), List.of()).stream()
            .filter(week -> week.begins().equals(WeeklyUsage.begin(one.from())))
            .forEach(week -> begun.put(one.seriesId(), week));
      }
    }
    return begun;
  }

  private Iterator<ObservedLevel> walk(Uncounted series) {
    return SampleRowReader.levels(
        sql, series.seriesId(), series.means(), WeeklyUsageReader.unsettled(series.from()));
  }

  private void count(
      Uncounted series, @Nullable WeeklyUsage begun, Iterator<ObservedLevel> levels) {
    HourlyUsage use = new HourlyUsage(series.from(), series.from());
    use.add(begun == null ? List.of() : List.of(begun), series.from());
    Deque<Moves> over = new ArrayDeque<>();
    Instant week = WeeklyUsage.begin(series.from());
    Instant end = min(week.plus(WEEK), series.until());
    long falls = 0;
    long rises = 0;
    while (levels.hasNext() && (week.isBefore(series.until()) || !over.isEmpty())) {
      ObservedLevel next = levels.next();
      while (week.isBefore(series.until()) && !next.at().isBefore(end)) {
        over.add(new Moves(week, end, use.falls() - falls, use.rises() - rises));
        falls = use.falls();
        rises = use.rises();
        week = end;
        end = min(week.plus(WEEK), series.until());
      }
      use.add(next.at(), next.level());
      while (!over.isEmpty()
          && !next.at().isBefore(over.getFirst().end().plus(WeeklyUsageReader.SETTLED))) {
        insert(series.seriesId(), use, over.removeFirst());
      }
    }
    over.forEach(moves -> insert(series.seriesId(), use, moves));
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private void insert(long seriesId, HourlyUsage use, Moves moves) {
    WeeklyUsage week = use.week(moves.week(), moves.end(), moves.falls(), moves.rises());
    if (!week.isEmpty()) {
      insertions.add(
          seriesId, week.begins(), week.falls(), week.rises(), WeeklyUsageCodec.write(week));
    }
  }
}
