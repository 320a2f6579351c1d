package dev.saldo.history.jooq.copy;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.CLASSIFICATION;
import static dev.saldo.history.jooq.schema.Tables.FAILURE;
import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.RISE;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;
import static dev.saldo.history.jooq.schema.Tables.SERIES;
import static dev.saldo.history.jooq.schema.Tables.WEEK_OF_USE;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryDatabase;
import dev.saldo.history.jooq.database.HistoryLedger;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Copies a history table by table, each in the order of its key, so that an interrupted copy
 * resumes after the last row it copied. If the source was written to in the meantime, rows already
 * copied may have changed, and the copy starts from scratch.
 */
public final class HistoryCopy {

  /**
   * Every table that holds observations; the heads come last, because they make a series visible.
   */
  static final List<CopiedTable> TABLES =
      List.of(
          CopiedTable.of(ACCOUNT, ACCOUNT.ID),
          CopiedTable.of(SERIES, SERIES.ID),
          CopiedTable.ofOwners(
              FAILURE, FAILURE.ACCOUNT_ID, FAILURE.OBSERVED_AT, ACCOUNT, ACCOUNT.ID),
          CopiedTable.ofOwners(RISE, RISE.SERIES_ID, RISE.OBSERVED_AT, SERIES, SERIES.ID),
          CopiedTable.ofOwners(
              CLASSIFICATION,
              CLASSIFICATION.SERIES_ID,
              CLASSIFICATION.OBSERVED_AT,
              SERIES,
              SERIES.ID),
          CopiedTable.ofOwners(
              WEEK_OF_USE, WEEK_OF_USE.SERIES_ID, WEEK_OF_USE.BEGINS, SERIES, SERIES.ID),
          CopiedTable.ofOwners(SAMPLE, SAMPLE.SERIES_ID, SAMPLE.OBSERVED_AT, SERIES, SERIES.ID),
          CopiedTable.of(HEAD, HEAD.SERIES_ID));

  private final DSLContext source;
  private final HistoryDatabase target;
  private final LongConsumer copied;
  private long rows;

  private HistoryCopy(DSLContext source, HistoryDatabase target, LongConsumer copied) {
    this.source = source;
    this.target = target;
    this.copied = copied;
  }

  /**
   * Copies the source as of one moment.
   *
   * @param copied receives the number of rows in the target after each page
   * @return the number of rows in the target at the end
   */
  public static long run(HistoryDatabase source, HistoryDatabase target, LongConsumer copied) {
    try (HistoryReadSnapshot snapshot = source.snapshot()) {
      return new HistoryCopy(snapshot.sql(), target, copied).run();
    } catch (DataAccessException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  /** Returns its argument; refuses a history into which a copy is incomplete. */
  public static DSLContext requireComplete(DSLContext sql) {
    IncompleteCopyMark.requireNone(sql);
    return sql;
  }

  private long run() {
    IncompleteCopyMark.requireNone(source);
    HistoryLedger sourceLedger = HistoryLedger.read(source);
    rows = target.write((sql, ledger) -> begin(sql, sourceLedger));
    for (CopiedTable table : TABLES) {
      table.pages(
          source,
          target.read(table::findLast),
          page -> {
            target.write((sql, ledger) -> table.insert(sql, page));
            rows += page.size();
            copied.accept(rows);
          });
    }
    target.write((sql, ledger) -> finish(sql));
    return rows;
  }

  /** Returns the number of rows that an earlier run copied from the same state of the source. */
  private static long begin(DSLContext sql, HistoryLedger sourceLedger) {
    Optional<HistoryLedger> marked = IncompleteCopyMark.find(sql);
    if (marked.isEmpty() && sql.fetchExists(ACCOUNT)) {
      throw new HistoryException(
          "the target already holds a history: name an empty database or a new file");
    }
    if (!marked.equals(Optional.of(sourceLedger))) {
      TABLES.reversed().forEach(table -> sql.deleteFrom(table.table()).execute());
      IncompleteCopyMark.set(sql, sourceLedger);
    }
    return TABLES.stream().mapToLong(table -> sql.fetchCount(table.table())).sum();
  }

  private long finish(DSLContext sql) {
    for (CopiedTable table : TABLES) {
      long expected = source.fetchCount(table.table());
      long actual = sql.fetchCount(table.table());
      if (expected != actual) {
        throw new HistoryException(
            "the copy has %d rows of %s instead of %d: something else writes to it; empty it and copy again"
                .formatted(actual, table.table().getName(), expected));
      }
    }
    IdentityColumnRestart.restart(sql, ACCOUNT, ACCOUNT.ID);
    IdentityColumnRestart.restart(sql, SERIES, SERIES.ID);
    IncompleteCopyMark.clear(sql);
    return rows;
  }
}
