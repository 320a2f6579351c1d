package dev.saldo.history.jooq.database;

import static dev.saldo.history.jooq.schema.Tables.LEDGER;

import dev.saldo.history.HistoryException;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * What identifies a history and how far it got: kept in the database, and repeated beside its file.
 *
 * @param historyId given when the history was created; copies share it
 * @param appends how many transactions have written to the history
 */
public record HistoryLedger(UUID historyId, long appends) {

  private static final short ONLY_LINE = 1;

  /** Gives the history its identity if it has none yet. */
  static void begin(DSLContext sql) {
    sql.insertInto(LEDGER)
        .set(LEDGER.LINE, ONLY_LINE)
        .set(LEDGER.HISTORY_ID, UUID.randomUUID())
        .set(LEDGER.APPENDS, 0L)
        .onDuplicateKeyIgnore()
        .execute();
  }

  /** Returns the ledger, empty if the history was never completely made or was emptied. */
  static Optional<HistoryLedger> find(DSLContext sql) {
    return sql.select(LEDGER.HISTORY_ID, LEDGER.APPENDS)
        .from(LEDGER)
        .where(LEDGER.LINE.eq(ONLY_LINE))
        .fetchOptional(row -> new HistoryLedger(row.value1(), row.value2()));
  }

  /** Returns the ledger of a history that has one. */
  public static HistoryLedger read(DSLContext sql) {
    return find(sql)
        .orElseThrow(
            () ->
                new HistoryException(
                    "the history's ledger is gone: the database was emptied; restore it from a backup"));
  }

  /**
   * Counts the transaction that has just begun. The row stays locked until its end, so that every
   * other writer waits here, whatever process it is in.
   */
  static void count(DSLContext sql) {
    sql.update(LEDGER)
        .set(LEDGER.APPENDS, LEDGER.APPENDS.plus(1))
        .where(LEDGER.LINE.eq(ONLY_LINE))
        .execute();
  }
}
