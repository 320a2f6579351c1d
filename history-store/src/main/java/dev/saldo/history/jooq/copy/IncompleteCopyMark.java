package dev.saldo.history.jooq.copy;

import static dev.saldo.history.jooq.schema.Tables.COPYING;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryLedger;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.text.StatementText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Select;

/** The mark of an incomplete copy: the identity of its source and the source's position. */
public final class IncompleteCopyMark {

  private static final short ONLY_LINE = 1;

  private IncompleteCopyMark() {}

  /** Returns the ledger of the source as it was; empty if this history is complete. */
  static Optional<HistoryLedger> find(DSLContext sql) {
    return select(sql).fetchOptional(row -> new HistoryLedger(row.value1(), row.value2()));
  }

  /** Returns the statement: the identity and the position. */
  public static Select<Record2<UUID, Long>> select(DSLContext sql) {
    return sql.select(COPYING.HISTORY_ID, COPYING.APPENDS).from(COPYING);
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
      throw refusal();
    }
  }

  /** Returns its argument; refuses a history into which a copy is incomplete, without jOOQ. */
  public static HistoryReadSnapshot requireNone(HistoryReadSnapshot history) {
    try (ResultSet rows = history.run(StatementText.COPY_MARK)) {
      if (rows.next()) {
        throw refusal();
      }
      return history;
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }

  private static HistoryException refusal() {
    return new HistoryException(
        "a copy into this history is incomplete: run 'saldo history copy' again; it resumes where it stopped");
  }
}
