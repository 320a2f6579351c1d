package dev.saldo.history.jooq;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/** Collects the rows of one statement and sends them a thousand at a time. */
final class Batch {

  private static final int ROWS = 1_000;

  private final DSLContext sql;
  private final Query statement;
  private final List<Object[]> rows = new ArrayList<>();

  Batch(DSLContext sql, Query statement) {
    this.sql = sql;
    this.statement = statement;
  }

  void add(@Nullable Object... values) {
    rows.add(values);
    if (rows.size() == ROWS) {
      flush();
    }
  }

  void flush() {
    if (!rows.isEmpty()) {
      sql.batch(statement).bind(rows.toArray(Object[][]::new)).execute();
      rows.clear();
    }
  }
}
