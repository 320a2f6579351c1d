package dev.saldo.history.jooq.integrity;

import static dev.saldo.history.jooq.schema.Tables.FAILURE;

import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.text.StatementText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * A scan of all failed polls without their index, which can be damaged in H2 so that it hides rows.
 * What is read through the index must agree with it.
 */
public final class FailureTableScan {

  private static final int MOST_FOR_LATEST = 100_000;

  private FailureTableScan() {}

  /**
   * The rows of an account.
   *
   * @param rows the number of rows
   * @param count the number of rows that fulfil the condition
   * @param latest the time of the latest row
   */
  public record Found(int rows, int count, Instant latest) {}

  /** Returns the rows of each account; empty if the database checks its indexes itself. */
  public static Optional<Map<Long, Found>> find(DSLContext sql, Condition condition) {
    return sql.family() == SQLDialect.H2 ? Optional.of(scan(sql, condition)) : Optional.empty();
  }

  /** Returns the rows of each account, unless there are so many that a scan takes long. */
  public static Optional<Map<Long, Found>> findLatest(HistoryReadSnapshot history) {
    if (!history.isOfH2() || history.count(StatementText.FAILURE_COUNT) > MOST_FOR_LATEST) {
      return Optional.empty();
    }
    try (ResultSet rows = history.run(StatementText.FAILURES_OF_ACCOUNTS)) {
      Map<Long, Found> found = read(rows);
      requireAll(found, history.count(StatementText.FAILURE_COUNT));
      return Optional.of(found);
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }

  private static Map<Long, Found> scan(DSLContext sql, Condition condition) {
    try (ResultSet rows = select(sql, condition).fetchResultSet()) {
      Map<Long, Found> found = read(rows);
      requireAll(found, sql.fetchCount(FAILURE));
      return found;
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }

  /**
   * Returns the statement: the account, its rows, how many fulfil the condition, and the latest.
   */
  public static Select<?> select(DSLContext sql, Condition condition) {
    var account = FAILURE.ACCOUNT_ID.plus(DSL.inline(0)); // H2 would group columns by the index
    var matching = DSL.sum(DSL.when(condition, DSL.inline(1)).otherwise(DSL.inline(0)));
    return sql.select(
            account,
            DSL.count(FAILURE.MESSAGE),
            matching.cast(Integer.class),
            DSL.max(FAILURE.OBSERVED_AT))
        .from(FAILURE)
        .groupBy(account);
  }

  private static Map<Long, Found> read(ResultSet rows) throws SQLException {
    Map<Long, Found> found = new HashMap<>();
    while (rows.next()) {
      Instant latest = ColumnInstants.read(rows, 4);
      found.put(rows.getLong(1), new Found(rows.getInt(2), rows.getInt(3), latest));
    }
    return found;
  }

  private static void requireAll(Map<Long, Found> found, int expected) {
    int total = found.values().stream().mapToInt(Found::rows).sum();
    if (total != expected) {
      throw CompleteTableRead.refusal(total, expected);
    }
  }
}
