package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.WEEK_OF_USE;

import dev.saldo.history.TotalledSample;
import dev.saldo.history.WeeklyUsage;
import dev.saldo.history.jooq.database.DatabaseErrors;
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
      DSLContext sql, Collection<Long> seriesIds, Instant from, Instant to) {
    Map<Long, List<WeeklyUsage>> weeks = new HashMap<>();
    try (ResultSet rows = select(sql, seriesIds, from, to).fetchResultSet()) {
      ResultRowReader row = new ResultRowReader(rows);
      while (row.next()) {
        weeks
            .computeIfAbsent(row.number(), id -> new ArrayList<>())
            .add(WeeklyUsageCodec.read(row.instant(), row.number(), row.number(), row.bytes()));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    }
    return weeks;
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
            WEEK_OF_USE.HOURS)
        .from(requested)
        .join(WEEK_OF_USE)
        .on(WEEK_OF_USE.SERIES_ID.eq(id))
        .and(WEEK_OF_USE.BEGINS.between(from, to))
        .orderBy(WEEK_OF_USE.SERIES_ID, WEEK_OF_USE.BEGINS);
  }
}
