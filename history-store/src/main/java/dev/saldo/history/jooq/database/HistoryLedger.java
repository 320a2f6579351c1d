package dev.saldo.history.jooq.database;

import static dev.saldo.history.jooq.schema.Tables.LEDGER;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.text.StatementText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * The identity and position of a history. It is kept in the database and, for a file, repeated next
 * to it.
 *
 * @param historyId the identity given when the history was created; copies share it
 * @param appends the number of transactions that have written to the history
 */
public record HistoryLedger(UUID historyId, long appends) {

  private static final short ONLY_LINE = 1;

  /**
   * Gives the history an identity if it has none yet. Checks first, because an insert would wait
   * for every writer and require write access.
   */
  static void begin(DSLContext sql) {
    if (find(sql).isEmpty()) {
      insert(sql);
    }
  }

  private static void insert(DSLContext sql) {
    sql.insertInto(LEDGER)
        .set(LEDGER.LINE, ONLY_LINE)
        .set(LEDGER.HISTORY_ID, UUID.randomUUID())
        .set(LEDGER.APPENDS, 0L)
        .onDuplicateKeyIgnore()
        .execute();
  }

  /** Returns the ledger; empty if the history was never completely created or was emptied. */
  static Optional<HistoryLedger> find(DSLContext sql) {
    return select(sql).fetchOptional(row -> new HistoryLedger(row.value1(), row.value2()));
  }

  /** Returns the ledger, if there is one, without jOOQ. */
  static Optional<HistoryLedger> find(HistoryReadSnapshot history) throws SQLException {
    try (ResultSet rows = history.run(StatementText.LEDGER)) {
      return rows.next()
          ? Optional.of(new HistoryLedger(rows.getObject(1, UUID.class), rows.getLong(2)))
          : Optional.empty();
    }
  }

  /** Returns the statement: the identity and the position. */
  public static Select<Record2<UUID, Long>> select(DSLContext sql) {
    return sql.select(LEDGER.HISTORY_ID, LEDGER.APPENDS)
        .from(LEDGER)
        .where(LEDGER.LINE.eq(DSL.inline(ONLY_LINE)));
  }

  /** Returns the ledger; throws {@link HistoryException} if there is none. */
  public static HistoryLedger read(DSLContext sql) {
    return find(sql).orElseThrow(HistoryLedger::missing);
  }

  /** Returns the ledger without jOOQ; throws {@link HistoryException} if there is none. */
  public static HistoryLedger read(HistoryReadSnapshot history) {
    try {
      return find(history).orElseThrow(HistoryLedger::missing);
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }

  private static HistoryException missing() {
    return new HistoryException(
        "the history's ledger is missing because the database was emptied: restore a backup with 'saldo restore FILE'");
  }

  /** Replaces the ledger of a copy of this history with this one. */
  public void replace(DSLContext sql) {
    sql.update(LEDGER)
        .set(LEDGER.HISTORY_ID, historyId)
        .set(LEDGER.APPENDS, appends)
        .where(LEDGER.LINE.eq(ONLY_LINE))
        .execute();
  }

  /**
   * Counts the transaction that has just begun. The row stays locked until the transaction ends, so
   * every other writer, in whatever process, waits here.
   */
  static void count(DSLContext sql) {
    sql.update(LEDGER)
        .set(LEDGER.APPENDS, LEDGER.APPENDS.plus(1))
        .where(LEDGER.LINE.eq(ONLY_LINE))
        .execute();
  }
}
