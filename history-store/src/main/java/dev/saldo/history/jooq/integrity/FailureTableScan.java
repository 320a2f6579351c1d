package dev.saldo.history.jooq.integrity;

import static dev.saldo.history.jooq.schema.Tables.FAILURE;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
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
   * @param count the number of rows that fulfil the condition
   * @param latest the time of the latest row
   */
  public record Found(int count, Instant latest) {}

  /** Returns the rows of each account; empty if the database checks its indexes itself. */
  public static Optional<Map<Long, Found>> find(DSLContext sql, Condition condition) {
    return sql.family() == SQLDialect.H2 ? Optional.of(scan(sql, condition)) : Optional.empty();
  }

  /** Returns the rows of each account, unless there are so many that a scan takes long. */
  public static Optional<Map<Long, Found>> findLatest(DSLContext sql) {
    return sql.family() == SQLDialect.H2 && sql.fetchCount(FAILURE) <= MOST_FOR_LATEST
        ? find(sql, DSL.noCondition())
        : Optional.empty();
  }

  private static Map<Long, Found> scan(DSLContext sql, Condition condition) {
    Map<Long, Found> found = new HashMap<>();
    int total = 0;
    var account = FAILURE.ACCOUNT_ID.plus(0); // H2 would group columns by the index
    var matching = DSL.sum(DSL.when(condition, 1).otherwise(0)).cast(Integer.class);
    for (var row :
        sql.select(account, DSL.count(FAILURE.MESSAGE), matching, DSL.max(FAILURE.OBSERVED_AT))
            .from(FAILURE)
            .groupBy(account)
            .fetch()) {
      total += row.value2();
      found.put(row.value1(), new Found(row.value3(), row.value4()));
    }
    int expected = sql.fetchCount(FAILURE);
    if (total != expected) {
      throw CompleteTableRead.refusal(total, expected);
    }
    return found;
  }
}
