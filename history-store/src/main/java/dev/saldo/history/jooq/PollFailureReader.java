package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.FAILURE;

import dev.saldo.history.PollFailure;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.column.SelectionCondition;
import dev.saldo.history.jooq.database.HistoryDatabase;
import dev.saldo.history.jooq.integrity.CompleteTableRead;
import dev.saldo.history.jooq.integrity.CountedRowIterator;
import dev.saldo.history.jooq.integrity.FailureTableScan;
import dev.saldo.history.jooq.integrity.FailureTableScan.Found;
import dev.saldo.history.jooq.integrity.TableRowChecksum;
import dev.saldo.history.jooq.stream.ConnectionRowStream;
import dev.saldo.history.jooq.stream.PagedRowReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/** Reads failed polls, account by account. */
final class PollFailureReader {

  private PollFailureReader() {}

  /** Reads failures lazily, account by account. */
  static Stream<PollFailure> stream(
      HistoryDatabase database, Selection selection, Instant from, Instant to) {
    Instant begin = ColumnInstants.atOrAfter(from);
    Instant end = ColumnInstants.atOrAfter(to);
    return ConnectionRowStream.open(
        database,
        history -> accounts(history.sql(), selection, begin, end),
        history -> account -> failures(history.sql(), account, selection, begin, end));
  }

  /**
   * An account with its id.
   *
   * @param id the id
   * @param name the account's name
   * @param count the number of its failures to read; empty if the database counts on its indexes
   */
  record Named(long id, String name, Optional<Integer> count) {}

  /**
   * Returns the selected accounts, sorted by name, to read their failures in {@code [from, to)}.
   */
  static List<Named> accounts(DSLContext sql, Selection selection, Instant from, Instant to) {
    CompleteTableRead read = CompleteTableRead.of(sql, ACCOUNT, selection);
    List<Record> accounts =
        sql.select(TableRowChecksum.ACCOUNTS.columns())
            .from(ACCOUNT)
            .where(read.entire() ? DSL.noCondition() : SelectionCondition.accounts(selection))
            .fetch(PollFailureReader::checked);
    read.requireAll(accounts.size());
    Optional<Map<Long, Found>> scanned = FailureTableScan.find(sql, condition(selection, from, to));
    return accounts.stream()
        .filter(
            account ->
                selection.everyAccount()
                    || selection.accounts().contains(account.get(ACCOUNT.NAME)))
        .map(account -> named(account, scanned))
        .sorted(Comparator.comparing(Named::name))
        .toList();
  }

  private static Record checked(Record account) {
    TableRowChecksum.ACCOUNTS.require(account, "account " + account.get(ACCOUNT.NAME));
    return account;
  }

  private static Named named(Record account, Optional<Map<Long, Found>> scanned) {
    long id = account.get(ACCOUNT.ID);
    return new Named(
        id,
        account.get(ACCOUNT.NAME),
        scanned.map(all -> Optional.ofNullable(all.get(id)).map(Found::count).orElse(0)));
  }

  private static Condition condition(Selection selection, Instant from, Instant to) {
    return FAILURE
        .OBSERVED_AT
        .ge(from)
        .and(FAILURE.OBSERVED_AT.lt(to))
        .and(SelectionCondition.providers(selection, FAILURE.PROVIDER));
  }

  /** Reads the failures of an account in {@code [from, to)}. */
  static Iterator<PollFailure> failures(
      DSLContext sql, Named account, Selection selection, Instant from, Instant to) {
    Iterator<PollFailure> rows =
        new PagedRowReader<>(
            from,
            PollFailure::observedAt,
            (start, skip) ->
                select(sql, account.id(), condition(selection, start, to), skip)
                    .fetch(row -> failure(account, row)));
    return account.count().isEmpty() ? rows : new CountedRowIterator<>(rows, account.count().get());
  }

  /** Returns the statement for a page of the failures of an account. */
  static ResultQuery<Record> select(DSLContext sql, long account, Condition window, int skip) {
    return sql.select(TableRowChecksum.FAILURES.columns())
        .from(FAILURE)
        .where(FAILURE.ACCOUNT_ID.eq(account))
        .and(window)
        .orderBy(FAILURE.ACCOUNT_ID, FAILURE.OBSERVED_AT)
        .limit(PagedRowReader.SIZE)
        .offset(skip);
  }

  private static PollFailure failure(Named account, Record row) {
    if (row.get(FAILURE.ACCOUNT_ID) != account.id()) {
      throw TableRowChecksum.refusal("a failure of account " + account.name());
    }
    return failure(account.name(), row);
  }

  /** Returns a failure, whose row must be as it was written. */
  static PollFailure failure(String account, Record row) {
    TableRowChecksum.FAILURES.require(row, "a failure of account " + account);
    return new PollFailure(
        account,
        row.get(FAILURE.PROVIDER),
        row.get(FAILURE.OBSERVED_AT),
        Duration.ofMillis(row.get(FAILURE.DURATION_MILLIS)),
        row.get(FAILURE.REASON),
        row.get(FAILURE.MESSAGE));
  }
}
