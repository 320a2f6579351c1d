package dev.saldo.history.jooq.copy;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.CLASSIFICATION;
import static dev.saldo.history.jooq.schema.Tables.FAILURE;
import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.RISE;
import static dev.saldo.history.jooq.schema.Tables.RULED_SERIES;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;
import static dev.saldo.history.jooq.schema.Tables.SERIES;
import static dev.saldo.history.jooq.schema.Tables.STATED_TERMS;
import static dev.saldo.history.jooq.schema.Tables.WEEK_OF_USE;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryDatabase;
import dev.saldo.history.jooq.database.HistoryLedger;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

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
              STATED_TERMS, STATED_TERMS.SERIES_ID, STATED_TERMS.OBSERVED_AT, SERIES, SERIES.ID),
          CopiedTable.ofOwners(
              WEEK_OF_USE, WEEK_OF_USE.SERIES_ID, WEEK_OF_USE.BEGINS, SERIES, SERIES.ID),
          CopiedTable.ofOwners(SAMPLE, SAMPLE.SERIES_ID, SAMPLE.OBSERVED_AT, SERIES, SERIES.ID),
          CopiedTable.of(RULED_SERIES, RULED_SERIES.SERIES_ID),
          CopiedTable.of(HEAD, HEAD.SERIES_ID));

  private final DSLContext source;
  private final HistoryDatabase target;
  private final LongConsumer copied;
  private final boolean keepsIdentity;
  private long rows;

  private HistoryCopy(
      DSLContext source, HistoryDatabase target, LongConsumer copied, boolean keepsIdentity) {
    this.source = source;
    this.target = target;
    this.copied = copied;
    this.keepsIdentity = keepsIdentity;
  }

  /**
   * Copies the source as of one moment.
   *
   * @param copied receives the number of rows in the target after each page
   * @return the number of rows in the target at the end
   */
  public static long run(HistoryDatabase source, HistoryDatabase target, LongConsumer copied) {
    return run(source, target, copied, false);
  }

  /** Copies a history with its identity, so that the copy is the same history. */
  static long runWithIdentity(HistoryDatabase source, HistoryDatabase target) {
    return run(source, target, unused -> {}, true);
  }

  private static long run(
      HistoryDatabase source, HistoryDatabase target, LongConsumer copied, boolean keepsIdentity) {
    try (HistoryReadSnapshot snapshot = source.snapshot()) {
      return new HistoryCopy(snapshot.sql(), target, copied, keepsIdentity).run();
    } catch (DataAccessException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  /** Marks a history that contains data as one that a copy may overwrite. */
  static void overwrite(HistoryDatabase target, HistoryLedger replaced) {
    target.write(
        (sql, ledger) -> {
          IncompleteCopyMark.set(sql, replaced);
          return ledger;
        });
  }

  private long run() {
    IncompleteCopyMark.requireNone(source);
    HistoryLedger sourceLedger = HistoryLedger.read(source);
    rows = target.writeOnce((sql, ledger) -> begin(sql, sourceLedger));
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
    target.writeOnce((sql, ledger) -> finish(sql, sourceLedger));
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

  private long finish(DSLContext sql, HistoryLedger sourceLedger) {
    for (CopiedTable table : TABLES) {
      long expected = source.fetchCount(table.table());
      long actual = sql.fetchCount(table.table());
      if (expected != actual) {
        throw new HistoryException(
            "the copy has %d rows of %s instead of %d: something else writes to it; empty it and copy again"
                .formatted(actual, table.table().getName(), expected));
      }
    }
    if (!totals(source).equals(totals(sql))) {
      throw new HistoryException(
          "the totals of the copy differ from those of the original: empty the copy and try again");
    }
    WatchTables.copy(source, sql);
    if (keepsIdentity) {
      sourceLedger.replace(sql);
    }
    IdentityColumnRestart.restart(sql, ACCOUNT, ACCOUNT.ID);
    IdentityColumnRestart.restart(sql, SERIES, SERIES.ID);
    IncompleteCopyMark.clear(sql);
    return rows;
  }

  /** Returns the exact totals of all series. */
  private static List<BigDecimal> totals(DSLContext sql) {
    return sql.select(
            DSL.sum(HEAD.FALLEN),
            DSL.sum(HEAD.RISEN),
            DSL.sum(HEAD.SAMPLES),
            DSL.sum(HEAD.COVERED_MILLIS),
            DSL.sum(HEAD.AMOUNT))
        .from(HEAD)
        .fetchSingle(
            row ->
                Stream.of(row.value1(), row.value2(), row.value3(), row.value4(), row.value5())
                    .map(sum -> sum == null ? BigDecimal.ZERO : sum.stripTrailingZeros())
                    .toList());
  }
}
