package dev.saldo.history.jooq.database;

import dev.saldo.history.jooq.text.StatementValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one statement, sent a thousand at a time. jOOQ renders the statement and JDBC binds
 * the values, because binding them with jOOQ takes as long as the database itself. Not thread-safe.
 */
public final class StatementRowBatch {

  private static final int ROWS = 1_000;
  private static final int GATHERED = 50_000;

  private final DSLContext sql;
  private final Query statement;
  private final int gathered;
  private final boolean bySeries;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  private StatementRowBatch(DSLContext sql, Query statement, int gathered, boolean bySeries) {
    this.sql = sql;
    this.statement = statement;
    this.gathered = gathered;
    this.bySeries = bySeries;
  }

  /** Creates a batch that sends itself at every thousandth row. */
  public StatementRowBatch(DSLContext sql, Query statement) {
    this(sql, statement, ROWS, false);
  }

  /**
   * Returns a batch that collects 50,000 rows and sends them sorted by series, so that a long
   * import in which each row belongs to another series does not rewrite a page for each row. The
   * first value of a row is the id of its series.
   */
  public static StatementRowBatch bySeries(DSLContext sql, Query statement) {
    return new StatementRowBatch(sql, statement, GATHERED, true);
  }

  /** Returns a batch that waits for {@link #flushAndCount}. */
  public static StatementRowBatch counted(DSLContext sql, Query statement) {
    return new StatementRowBatch(sql, statement, Integer.MAX_VALUE, false);
  }

  /**
   * Adds a row, with its values in the order of the statement: {@code Long}, {@code Integer},
   * {@code BigDecimal}, {@code Boolean}, {@code Instant}, {@code String}, {@code String[]}, {@code
   * byte[]}, an enum constant or null.
   */
  public void add(@Nullable Object... values) {
    rows.add(values);
    if (rows.size() == gathered) {
      flush();
    }
  }

  /** Sends the rows that are waiting. */
  public void flush() {
    List<Integer> unused = flushAndCount();
  }

  /** Sends the rows that are waiting and returns how many rows of the table each changed. */
  public List<Integer> flushAndCount() {
    if (rows.isEmpty()) {
      return List.of();
    }
    if (bySeries) {
      rows.sort(Comparator.comparing(row -> (Long) row[0]));
    }
    List<Integer> counts = sql.connectionResult(this::send);
    rows.clear();
    return counts;
  }

  private List<Integer> send(Connection connection) throws SQLException {
    List<Integer> counts = new ArrayList<>();
    try (PreparedStatement prepared = connection.prepareStatement(sql.render(statement))) {
      int waiting = 0;
      for (@Nullable Object[] row : rows) {
        for (int column = 0; column < row.length; column++) {
          StatementValues.bind(prepared, column + 1, row[column]);
        }
        prepared.addBatch();
        if (++waiting == ROWS) {
          note(prepared.executeBatch(), counts);
          waiting = 0;
        }
      }
      if (waiting > 0) {
        note(prepared.executeBatch(), counts);
      }
    }
    return counts;
  }

  private static void note(int[] changed, List<Integer> counts) {
    Arrays.stream(changed).forEach(counts::add);
  }
}
