package dev.saldo.history.jooq.copy;

import static dev.saldo.history.jooq.schema.Tables.COPYING;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.HistoryLedger;
import java.util.Optional;
import org.jooq.DSLContext;

/** Says in a history that is being copied into from where, and as of when, until it is whole. */
final class IncompleteCopyMark {

  private static final short ONLY_LINE = 1;

  private IncompleteCopyMark() {}

  /** Returns where the history stood that is being copied; empty if this one is whole. */
  static Optional<HistoryLedger> find(DSLContext sql) {
    return sql.select(COPYING.HISTORY_ID, COPYING.APPENDS)
        .from(COPYING)
        .fetchOptional(row -> new HistoryLedger(row.value1(), row.value2()));
  }

  static void set(DSLContext sql, HistoryLedger source) {
    clear(sql);
    sql.insertInto(COPYING)
        .set(COPYING.LINE, ONLY_LINE)
        .set(COPYING.HISTORY_ID, source.historyId())
        .set(COPYING.APPENDS, source.appends())
        .execute();
  }

  static void clear(DSLContext sql) {
    sql.deleteFrom(COPYING).execute();
  }

  /** Refuses a history that lacks the rest of a copy. */
  static void requireNone(DSLContext sql) {
    if (find(sql).isPresent()) {
      throw new HistoryException(
          "a copy into this history is not complete: run 'saldo history copy' again, it goes on where it stopped");
    }
  }
}
