package dev.saldo.history.jooq.copy;

import static dev.saldo.history.jooq.schema.Tables.COPYING;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.HistoryLedger;
import java.util.Optional;
import org.jooq.DSLContext;

/** The mark of an incomplete copy: the identity of its source and the source's position. */
final class IncompleteCopyMark {

  private static final short ONLY_LINE = 1;

  private IncompleteCopyMark() {}

  /** Returns the ledger of the source as it was; empty if this history is complete. */
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

  /** Refuses a history into which a copy is incomplete. */
  static void requireNone(DSLContext sql) {
    if (find(sql).isPresent()) {
      throw new HistoryException(
          "a copy into this history is incomplete: run 'saldo history copy' again; it resumes where it stopped");
    }
  }
}
