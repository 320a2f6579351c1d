package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.WEEK_OF_USE;

import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.hourly.WeeklyUsage;
import dev.saldo.history.jooq.database.DamagedHistory;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.integrity.WeeklyUsageCodec;
import dev.saldo.history.jooq.text.StatementText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Reads the weeks whose usage is counted. */
final class WeeklyUsageReader {

  /**
   * The time after midnight from which on a sample shows whether there was a glitch at midnight.
   */
  static final Duration SETTLED = Duration.ofHours(1);

  private static final Duration WEEK = Duration.ofDays(7);

  private WeeklyUsageReader() {}

  /** Returns the end of the days that no later sample than the given one can change. */
  static Instant settled(TotalledSample last) {
    return midnight(last.observedAt().minus(SETTLED));
  }

  /** Returns the instant from which on samples are needed to count from a midnight on. */
  static Instant unsettled(Instant midnight) {
    return midnight.minus(SETTLED);
  }

  /** Returns the last midnight, in UTC, at or before an instant. */
  static Instant midnight(Instant at) {
    return at.truncatedTo(ChronoUnit.DAYS);
  }

  /** Returns the weeks that begin in {@code [from, to]}, by series id, oldest first. */
  static Map<Long, List<WeeklyUsage>> read(
      HistoryReadSnapshot history, Collection<Long> seriesIds, Instant from, Instant to) {
    Map<Long, List<WeeklyUsage>> weeks = new HashMap<>();
    Long[] ids = seriesIds.toArray(Long[]::new);
    try (ResultSet rows = history.run(StatementText.WEEKS, ids, from, to)) {
      ResultRowReader row = new ResultRowReader(rows);
      while (row.next()) {
        long id = row.number();
        weeks.computeIfAbsent(id, unused -> new ArrayList<>()).add(week(id, row));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    return weeks;
  }

  private static WeeklyUsage week(long seriesId, ResultRowReader row) throws SQLException {
    Instant begins = row.instant();
    long falls = row.number();
    long rises = row.number();
    byte[] hours = row.bytes();
    if (row.checksum() != WeeklyUsageCodec.checksum(seriesId, begins, falls, rises, hours)) {
      throw DamagedHistory.refusal(
          "the usage of the week of %s does not match its checksum".formatted(begins));
    }
    return WeeklyUsageCodec.read(begins, falls, rises, hours);
  }

  /**
   * Refuses the result if a week between two instants is missing.
   *
   * @param weeks the weeks that were read, oldest first
   */
  static void requireAll(SeriesKey key, List<WeeklyUsage> weeks, Instant from, Instant until) {
    if (!until.isAfter(midnight(from))) {
      return;
    }
    Set<Instant> found = weeks.stream().map(WeeklyUsage::begins).collect(Collectors.toSet());
    for (Instant week = WeeklyUsage.begin(from); week.isBefore(until); week = week.plus(WEEK)) {
      if (!found.contains(week)) {
        throw DamagedHistory.refusal(
            "account %s, bucket %s: the usage of the week of %s is missing"
                .formatted(key.account(), key.bucket(), week));
      }
    }
  }

  /**
   * Returns the statement. The series ids are joined, because H2 would compare each row with each
   * id of a list.
   */
  static Select<?> select(DSLContext sql, Collection<Long> seriesIds, Instant from, Instant to) {
    Table<?> requested = DSL.unnest(seriesIds.toArray(Long[]::new)).as("m", "series_id");
    Field<Long> id = DSL.field(DSL.name("m", "series_id"), WEEK_OF_USE.SERIES_ID.getDataType());
    return sql.select(
            WEEK_OF_USE.SERIES_ID,
            WEEK_OF_USE.BEGINS,
            WEEK_OF_USE.FALLS,
            WEEK_OF_USE.RISES,
            WEEK_OF_USE.HOURS,
            WEEK_OF_USE.CHECKSUM)
        .from(requested)
        .join(WEEK_OF_USE)
        .on(WEEK_OF_USE.SERIES_ID.eq(id))
        .and(WEEK_OF_USE.BEGINS.between(from, to))
        .orderBy(WEEK_OF_USE.SERIES_ID, WEEK_OF_USE.BEGINS);
  }
}
