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
 * Copies a history, table by table and in the order of their keys, so that a copy that was broken
 * off goes on behind the last row it reached. What was written to the source meanwhile may have
 * changed rows that were copied; then it begins anew.
 */
public final class HistoryCopy {

  /** Every table that holds what was observed; the heads come last and make it visible. */
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
   * Copies one moment of the source.
   *
   * @param copied is told the number of rows there are in the target, as it grows
   * @return that number at the end
   */
  public static long run(HistoryDatabase source, HistoryDatabase target, LongConsumer copied) {
    try (HistoryReadSnapshot snapshot = source.snapshot()) {
      return new HistoryCopy(snapshot.sql(), target, copied).run();
    } catch (DataAccessException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  /** Refuses a history that lacks the rest of a copy. */
  public static void requireComplete(DSLContext sql) {
    IncompleteCopyMark.requireNone(sql);
  }

  private long run() {
    IncompleteCopyMark.requireNone(source);
    HistoryLedger stand = HistoryLedger.read(source);
    rows = target.write((sql, ledger) -> begin(sql, stand));
    for (CopiedTable table : TABLES) {
      table.pages(
          source,
          target.read(table::reached),
          page -> {
            target.write((sql, ledger) -> table.insert(sql, page));
            rows += page.size();
            copied.accept(rows);
          });
    }
    target.write((sql, ledger) -> finish(sql));
    return rows;
  }

  /** Returns how many rows of the same source are there already. */
  private static long begin(DSLContext sql, HistoryLedger stand) {
    Optional<HistoryLedger> begun = IncompleteCopyMark.find(sql);
    if (begun.isEmpty() && sql.fetchExists(ACCOUNT)) {
      throw new HistoryException(
          "the place to copy to holds a history already: name an empty database or a new file");
    }
    if (!begun.equals(Optional.of(stand))) {
      TABLES.reversed().forEach(table -> sql.deleteFrom(table.table()).execute());
      IncompleteCopyMark.set(sql, stand);
    }
    return TABLES.stream().mapToLong(table -> sql.fetchCount(table.table())).sum();
  }

  private long finish(DSLContext sql) {
    for (CopiedTable table : TABLES) {
      long there = source.fetchCount(table.table());
      long here = sql.fetchCount(table.table());
      if (there != here) {
        throw new HistoryException(
            "the copy has %d rows of %s instead of %d: something else writes to it; empty it and copy again"
                .formatted(here, table.table().getName(), there));
      }
    }
    IdentityColumnRestart.goOn(sql, ACCOUNT, ACCOUNT.ID);
    IdentityColumnRestart.goOn(sql, SERIES, SERIES.ID);
    IncompleteCopyMark.clear(sql);
    return rows;
  }
}
