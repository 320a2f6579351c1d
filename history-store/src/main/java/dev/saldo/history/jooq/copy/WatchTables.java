package dev.saldo.history.jooq.copy;

import static dev.saldo.history.jooq.schema.Tables.ALERT_TRACK;
import static dev.saldo.history.jooq.schema.Tables.CALL_BUDGET;
import static dev.saldo.history.jooq.schema.Tables.EPISODE;
import static dev.saldo.history.jooq.schema.Tables.OUTBOX;
import static dev.saldo.history.jooq.schema.Tables.POLL_SLOT;

import dev.saldo.history.jooq.database.StatementRowBatch;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;

/**
 * The tables of the watch: claims, alert episodes and messages. They are small, and the ledger does
 * not count all of their changes, so they are copied as a whole in the last transaction of a copy.
 * The nodes are not copied: they are alive in the database of the source.
 */
final class WatchTables {

  static final List<Table<?>> COPIED =
      List.of(POLL_SLOT, CALL_BUDGET, EPISODE, ALERT_TRACK, OUTBOX);

  private static final int ROWS = 1_000;

  private WatchTables() {}

  /** Replaces the rows of the target with those of the source. */
  static void copy(DSLContext source, DSLContext target) {
    for (Table<?> table : COPIED) {
      target.deleteFrom(table).execute();
      StatementRowBatch inserts =
          new StatementRowBatch(
              target,
              target
                  .insertInto(table, table.fields())
                  .values(Collections.nCopies(table.fields().length, (Object) null)));
      try (Cursor<Record> rows =
          source.select(Arrays.asList(table.fields())).from(table).fetchSize(ROWS).fetchLazy()) {
        for (Record row : rows) {
          inserts.add(Objects.requireNonNull(row.intoArray()));
        }
      }
      inserts.flush();
    }
    IdentityColumnRestart.restart(target, OUTBOX, OUTBOX.ID);
  }
}
