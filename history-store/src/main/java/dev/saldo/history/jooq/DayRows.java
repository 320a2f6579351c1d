package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.DAY_OF_USE;

import dev.saldo.history.DayOfUse;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.UseByHour;
import dev.saldo.spi.Balance.Means;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Counts the days that are over, each into a row of its own: after the first sample that is at
 * least an hour younger than the day, so that a glitch at midnight is known by then. Not safe for
 * several threads.
 */
final class DayRows {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration SHORT = Duration.ofDays(3);
  private static final Duration SETTLED = Duration.ofHours(1);
  private static final int SERIES_AT_ONCE = 100;

  private final DSLContext sql;
  private final List<Uncounted> uncounted = new ArrayList<>();
  private final Batch inserts;

  /** The days of a series that are to be counted. */
  private record Uncounted(long seriesId, Means means, Instant from, Instant until) {}

  /** How often the level had moved by the beginning of a day, or moved on it. */
  private record Moves(Instant day, long falls, long rises) {

    Moves until(UseByHour use) {
      return new Moves(day, use.falls() - falls, use.rises() - rises);
    }
  }

  DayRows(DSLContext sql) {
    this.sql = sql;
    this.inserts =
        new Batch(
            sql,
            sql.insertInto(
                    DAY_OF_USE,
                    DAY_OF_USE.SERIES_ID,
                    DAY_OF_USE.BEGINS,
                    DAY_OF_USE.FALLS,
                    DAY_OF_USE.RISES,
                    DAY_OF_USE.HOURS)
                .values((Long) null, null, null, null, null));
  }

  /** Returns until when everything is known of the days before a sample. */
  static Instant settled(TotalledSample last) {
    return midnight(last.observedAt().minus(SETTLED));
  }

  /** Returns from when on samples are needed to count from a midnight on. */
  static Instant unsettled(Instant midnight) {
    return midnight.minus(SETTLED);
  }

  private static Instant midnight(Instant at) {
    return at.truncatedTo(ChronoUnit.DAYS);
  }

  /**
   * Notes where a series stands, and the days to be counted then.
   *
   * @param counted until when they are counted; null if none is
   * @param changed the sample from which on others than the latest were added; null if none was
   * @return until when they will be counted
   */
  Instant note(
      long seriesId,
      Instant first,
      TotalledSample last,
      @Nullable Instant counted,
      @Nullable Instant changed) {
    Instant from = counted == null ? midnight(first) : counted;
    if (changed != null && midnight(changed.minus(SETTLED)).isBefore(from)) {
      from = midnight(changed.minus(SETTLED));
      sql.deleteFrom(DAY_OF_USE)
          .where(DAY_OF_USE.SERIES_ID.eq(seriesId))
          .and(DAY_OF_USE.BEGINS.ge(from))
          .execute();
    }
    Instant until = settled(last);
    if (!from.isBefore(until)) {
      return from;
    }
    uncounted.add(new Uncounted(seriesId, last.means(), from, until));
    return until;
  }

  /** Counts what was noted; the samples are in the tables by now. */
  void flush() {
    for (List<Uncounted> some : Chunks.of(uncounted, SERIES_AT_ONCE)) {
      SamplesSince since = new SamplesSince();
      some.stream()
          .filter(DayRows::isShort)
          .forEach(one -> since.add(one.seriesId(), one.means(), unsettled(one.from())));
      Map<Long, List<TotalledSample>> found = since.read(sql, Edges.atOrBefore(Instant.MAX));
      for (Uncounted one : some) {
        count(
            one,
            isShort(one)
                ? found.getOrDefault(one.seriesId(), List.of()).iterator()
                : SampleReads.walk(
                    sql,
                    one.seriesId(),
                    one.means(),
                    unsettled(one.from()),
                    one.until().plus(SETTLED)));
      }
    }
    uncounted.clear();
    inserts.flush();
  }

  private static boolean isShort(Uncounted one) {
    return Duration.between(one.from(), one.until()).compareTo(SHORT) < 0;
  }

  private void count(Uncounted series, Iterator<TotalledSample> samples) {
    UseByHour use = new UseByHour(series.from(), series.from());
    Deque<Moves> over = new ArrayDeque<>();
    Moves counted = new Moves(series.from(), 0, 0);
    while (samples.hasNext() && (counted.day().isBefore(series.until()) || !over.isEmpty())) {
      TotalledSample sample = samples.next();
      Instant end = min(midnight(sample.observedAt()), series.until());
      while (counted.day().isBefore(end)) {
        over.add(counted.until(use));
        counted = new Moves(counted.day().plus(DAY), use.falls(), use.rises());
      }
      use.add(sample);
      while (!over.isEmpty() && isSettled(over.getFirst().day(), sample.observedAt())) {
        insert(series.seriesId(), use, over.removeFirst());
      }
    }
    over.forEach(day -> insert(series.seriesId(), use, day));
  }

  private static boolean isSettled(Instant day, Instant now) {
    return !now.isBefore(day.plus(DAY).plus(SETTLED));
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private void insert(long seriesId, UseByHour use, Moves moves) {
    DayOfUse day = use.day(moves.day(), (int) moves.falls(), (int) moves.rises());
    if (!day.isEmpty()) {
      inserts.add(
          seriesId, day.begins(), (long) day.falls(), (long) day.rises(), DayHours.write(day));
    }
  }
}
