package dev.saldo.history.jooq;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/** Collects the rows of one statement and sends them a thousand at a time. */
final class Batch {

  private static final int ROWS = 1_000;
  private static final int GATHERED = 50_000;

  private final DSLContext sql;
  private final Query statement;
  private final int gathered;
  private final List<Object[]> rows = new ArrayList<>();

  private Batch(DSLContext sql, Query statement, int gathered) {
    this.sql = sql;
    this.statement = statement;
    this.gathered = gathered;
  }

  Batch(DSLContext sql, Query statement) {
    this(sql, statement, ROWS);
  }

  /**
   * Returns a batch that gathers many rows and sends them series by series, so that a long import
   * which changes between series with each row does not rewrite a page with each row. The first
   * value of a row is the number of its series.
   */
  static Batch bySeries(DSLContext sql, Query statement) {
    return new Batch(sql, statement, GATHERED);
  }

  void add(@Nullable Object... values) {
    rows.add(values);
    if (rows.size() == gathered) {
      flush();
    }
  }

  void flush() {
    if (gathered > ROWS) {
      rows.sort(Comparator.comparing(row -> (Long) row[0]));
    }
    for (int from = 0; from < rows.size(); from += ROWS) {
      List<Object[]> some = rows.subList(from, Math.min(rows.size(), from + ROWS));
      sql.batch(statement).bind(some.toArray(Object[][]::new)).execute();
    }
    rows.clear();
  }
}
