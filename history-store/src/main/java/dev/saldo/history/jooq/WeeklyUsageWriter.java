package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.WEEK_OF_USE;

import dev.saldo.history.HourlyUsage;
import dev.saldo.history.hourly.WeeklyUsage;
import dev.saldo.history.jooq.SeriesWriteState.Uncounted;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.integrity.WeeklyUsageCodec;
import dev.saldo.history.jooq.stream.ListChunks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Counts the usage of completed days, in a row per week. A day is complete with the first sample at
 * least an hour after its end, because that shows whether there was a glitch at midnight. Not
 * thread-safe.
 */
final class WeeklyUsageWriter {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int SERIES_AT_ONCE = 100;

  private final DSLContext sql;
  private final List<Uncounted> uncounted = new ArrayList<>();
  private final StatementRowBatch deletions;
  private final StatementRowBatch insertions;

  /** The number of changes of the level in the counted part of a week. */
  private record Moves(Instant week, Instant end, long falls, long rises) {

    WeeklyUsage of(HourlyUsage usage) {
      return usage.week(week, end, falls, rises);
    }
  }

  WeeklyUsageWriter(DSLContext sql) {
    this.sql = sql;
    this.deletions =
        new StatementRowBatch(
            sql,
            sql.deleteFrom(WEEK_OF_USE)
                .where(WEEK_OF_USE.SERIES_ID.eq((Long) null))
                .and(WEEK_OF_USE.BEGINS.ge((Instant) null)));
    this.insertions = insertions(sql);
  }

  /** Returns an empty batch of rows to insert. */
  static StatementRowBatch insertions(DSLContext sql) {
    return new StatementRowBatch(
        sql,
        sql.insertInto(
                WEEK_OF_USE,
                WEEK_OF_USE.SERIES_ID,
                WEEK_OF_USE.BEGINS,
                WEEK_OF_USE.FALLS,
                WEEK_OF_USE.RISES,
                WEEK_OF_USE.HOURS,
                WEEK_OF_USE.CHECKSUM)
            .values((Long) null, null, null, null, null, null));
  }

  /** Adds days to count at the next {@link #flush}. */
  void add(Uncounted days) {
    uncounted.add(days);
  }

  /** Counts the days that were added; their samples must be in the tables by now. */
  void flush() {
    for (List<Uncounted> chunk : ListChunks.split(uncounted, SERIES_AT_ONCE)) {
      Map<Long, WeeklyUsage> partlyCounted = partlyCounted(chunk);
      delete(chunk);
      RecentLevelReader since = new RecentLevelReader();
      chunk.stream()
          .filter(days -> days.series().recent() == null && days.isShort())
          .forEach(
              days ->
                  since.add(
                      days.seriesId(), days.check(), WeeklyUsageReader.unsettled(days.from())));
      Map<Long, List<ObservedLevel>> found =
          since.read(HistoryReadSnapshot.within(sql), ColumnInstants.atOrBefore(Instant.MAX));
      for (Uncounted days : chunk) {
        UncountedRecentLevels recent = recent(days, found);
        Iterator<ObservedLevel> levels = recent == null ? walk(days) : recent.all().iterator();
        count(
            days.from(),
            days.until(),
            partlyCounted.get(days.seriesId()),
            levels,
            week -> insert(insertions, days.seriesId(), week));
        if (recent != null) {
          recent.forgetBefore(WeeklyUsageReader.unsettled(days.until()));
        }
        days.series().remember(recent);
      }
    }
    uncounted.clear();
    insertions.flush();
  }

  /**
   * Deletes the weeks that are counted again. This must happen before the first new row is sent,
   * and a full batch sends itself.
   */
  private void delete(List<Uncounted> chunk) {
    chunk.forEach(days -> deletions.add(days.seriesId(), WeeklyUsage.begin(days.from())));
    deletions.flush();
  }

  /** Returns the levels that were remembered or read; null if they are too many to be kept. */
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

  /** Reads the weeks that are only partly counted. */
  private Map<Long, WeeklyUsage> partlyCounted(List<Uncounted> chunk) {
    List<Uncounted> within =
        chunk.stream().filter(days -> !days.from().equals(WeeklyUsage.begin(days.from()))).toList();
    Map<Long, WeeklyUsage> partlyCounted = new HashMap<>();
    if (!within.isEmpty()) {
      Instant earliest = within.stream().map(Uncounted::from).min(Instant::compareTo).orElseThrow();
      Instant latest = within.stream().map(Uncounted::from).max(Instant::compareTo).orElseThrow();
      List<Long> ids = within.stream().map(Uncounted::seriesId).toList();
      Map<Long, List<WeeklyUsage>> weeks =
          WeeklyUsageReader.read(
              HistoryReadSnapshot.within(sql), ids, WeeklyUsage.begin(earliest), latest);
      for (Uncounted days : within) {
        weeks.getOrDefault(days.seriesId(), List.of()).stream()
            .filter(week -> week.begins().equals(WeeklyUsage.begin(days.from())))
            .forEach(week -> partlyCounted.put(days.seriesId(), week));
      }
    }
    return partlyCounted;
  }

  private Iterator<ObservedLevel> walk(Uncounted series) {
    return SampleRowReader.levels(
        HistoryReadSnapshot.within(sql),
        series.seriesId(),
        series.check(),
        WeeklyUsageReader.unsettled(series.from()));
  }

  /**
   * Counts the usage of weeks.
   *
   * @param from the start of the days to count, a midnight in UTC
   * @param until their end, a midnight in UTC
   * @param partlyCounted the week of the start if days of it are counted already; else null
   * @param levels the levels of the series from an hour before the start on
   * @param weeks receives every week from the start to the end, oldest first
   */
  static void count(
      Instant from,
      Instant until,
      @Nullable WeeklyUsage partlyCounted,
      Iterator<ObservedLevel> levels,
      Consumer<WeeklyUsage> weeks) {
    HourlyUsage usage = new HourlyUsage(from, from);
    usage.add(partlyCounted == null ? List.of() : List.of(partlyCounted), from);
    Deque<Moves> completed = new ArrayDeque<>();
    Instant week = WeeklyUsage.begin(from);
    Instant end = min(week.plus(WEEK), until);
    long falls = 0;
    long rises = 0;
    while (levels.hasNext() && (week.isBefore(until) || !completed.isEmpty())) {
      ObservedLevel next = levels.next();
      while (week.isBefore(until) && !next.at().isBefore(end)) {
        completed.add(new Moves(week, end, usage.falls() - falls, usage.rises() - rises));
        falls = usage.falls();
        rises = usage.rises();
        week = end;
        end = min(week.plus(WEEK), until);
      }
      usage.add(next.at(), next.level());
      while (!completed.isEmpty()
          && !next.at().isBefore(completed.getFirst().end().plus(WeeklyUsageReader.SETTLED))) {
        weeks.accept(completed.removeFirst().of(usage));
      }
    }
    completed.forEach(moves -> weeks.accept(moves.of(usage)));
  }

  private static Instant min(Instant first, Instant second) {
    return first.isBefore(second) ? first : second;
  }

  /** Adds the row of a week to the insertions. */
  static void insert(StatementRowBatch insertions, long seriesId, WeeklyUsage week) {
    byte[] hours = WeeklyUsageCodec.write(week);
    insertions.add(
        seriesId,
        week.begins(),
        week.falls(),
        week.rises(),
        hours,
        WeeklyUsageCodec.checksum(seriesId, week.begins(), week.falls(), week.rises(), hours));
  }
}
