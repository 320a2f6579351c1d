package dev.saldo.history.jooq.rise;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.RULED_SERIES;
import static dev.saldo.history.jooq.schema.Tables.SERIES;

import dev.saldo.history.SeriesKey;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.column.SelectionCondition;
import dev.saldo.history.jooq.database.DamagedHistory;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.integrity.RowChecksum;
import dev.saldo.history.jooq.text.StatementText;
import dev.saldo.history.rise.KeptRise;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes which series are ruled on. */
public final class RuledSeriesTable {

  /** The most accounts to select in the statement. */
  private static final int FEW = 50;

  private static final int AT_ONCE = 100;

  private RuledSeriesTable() {}

  /**
   * A series that is ruled on.
   *
   * @param rule the version of the rules
   * @param correctedAt the time of its first rise that is no top-up; null if there is none
   * @param periodicAt the same if the figure restarts with each billing period
   */
  record Ruled(long id, int rule, @Nullable Instant correctedAt, @Nullable Instant periodicAt) {

    @Nullable Instant correctedAt(boolean periodic) {
      return periodic ? periodicAt : correctedAt;
    }

    boolean isCurrent() {
      return rule == KeptRise.RULE;
    }

    private int checksum() {
      return RowChecksum.of(id, (long) rule, correctedAt, periodicAt);
    }
  }

  /** Returns the series of some accounts and perhaps of others. */
  static Map<SeriesKey, Ruled> select(HistoryReadSnapshot history, Set<String> accounts) {
    Map<SeriesKey, Ruled> found = new HashMap<>();
    try (ResultSet rows = run(history, accounts)) {
      while (rows.next()) {
        SeriesKey key =
            new SeriesKey(
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                Kind.valueOf(rows.getString(8)),
                rows.getString(9),
                Meaning.valueOf(rows.getString(10)));
        found.put(key, read(rows));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    return found;
  }

  private static ResultSet run(HistoryReadSnapshot history, Set<String> accounts)
      throws SQLException {
    return accounts.size() > FEW
        ? statement(history.sql(), DSL.noCondition()).fetchResultSet()
        : history.run(StatementText.RULED_SERIES, (Object) accounts.toArray(String[]::new));
  }

  /** Returns the statement for accounts given by name. */
  public static Select<?> statement(DSLContext sql, String[] accounts) {
    return statement(sql, SelectionCondition.isAny(ACCOUNT.NAME, accounts));
  }

  private static Select<?> statement(DSLContext sql, Condition condition) {
    return sql.select(
            RULED_SERIES.SERIES_ID,
            RULED_SERIES.RULE,
            RULED_SERIES.CORRECTED_AT,
            RULED_SERIES.CHECKSUM,
            ACCOUNT.NAME,
            SERIES.PROVIDER,
            SERIES.BUCKET,
            SERIES.UNIT_KIND,
            SERIES.UNIT_CODE,
            SERIES.MEANS,
            RULED_SERIES.PERIODIC_CORRECTED_AT)
        .from(RULED_SERIES)
        .join(SERIES)
        .on(SERIES.ID.eq(RULED_SERIES.SERIES_ID))
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(SERIES.ACCOUNT_ID))
        .where(condition);
  }

  static Optional<Ruled> find(DSLContext sql, long seriesId) {
    return sql.select(
            RULED_SERIES.RULE,
            RULED_SERIES.CORRECTED_AT,
            RULED_SERIES.PERIODIC_CORRECTED_AT,
            RULED_SERIES.CHECKSUM)
        .from(RULED_SERIES)
        .where(RULED_SERIES.SERIES_ID.eq(seriesId))
        .fetchOptional(
            row ->
                checked(
                    new Ruled(seriesId, row.value1(), row.value2(), row.value3()), row.value4()));
  }

  /** Returns the ids of series on which earlier rules decided, a hundred at most. */
  static List<Long> findOutdated(DSLContext sql) {
    return sql.select(RULED_SERIES.SERIES_ID)
        .from(RULED_SERIES)
        .where(RULED_SERIES.RULE.ne(KeptRise.RULE))
        .limit(AT_ONCE)
        .fetch(RULED_SERIES.SERIES_ID);
  }

  static void put(DSLContext sql, Ruled ruled, boolean isNew) {
    if (isNew) {
      sql.insertInto(RULED_SERIES)
          .set(RULED_SERIES.SERIES_ID, ruled.id())
          .set(RULED_SERIES.RULE, ruled.rule())
          .set(RULED_SERIES.CORRECTED_AT, ruled.correctedAt())
          .set(RULED_SERIES.PERIODIC_CORRECTED_AT, ruled.periodicAt())
          .set(RULED_SERIES.CHECKSUM, ruled.checksum())
          .execute();
    } else {
      sql.update(RULED_SERIES)
          .set(RULED_SERIES.RULE, ruled.rule())
          .set(RULED_SERIES.CORRECTED_AT, ruled.correctedAt())
          .set(RULED_SERIES.PERIODIC_CORRECTED_AT, ruled.periodicAt())
          .set(RULED_SERIES.CHECKSUM, ruled.checksum())
          .where(RULED_SERIES.SERIES_ID.eq(ruled.id()))
          .execute();
    }
  }

  private static Ruled read(ResultSet rows) throws SQLException {
    Ruled ruled =
        new Ruled(
            rows.getLong(1),
            rows.getInt(2),
            ColumnInstants.readOrNull(rows, 3),
            ColumnInstants.readOrNull(rows, 11));
    return checked(ruled, rows.getInt(4));
  }

  private static Ruled checked(Ruled ruled, int checksum) {
    if (checksum != ruled.checksum()) {
      throw DamagedHistory.refusal("the row of a ruled series does not match its checksum");
    }
    return ruled;
  }
}
