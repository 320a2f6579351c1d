package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.FAILURE;

import dev.saldo.history.PollFailure;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.column.SelectionCondition;
import dev.saldo.history.jooq.integrity.CompleteTableRead;
import dev.saldo.history.jooq.integrity.TableRowChecksum;
import dev.saldo.history.jooq.stream.PagedRowReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads failed polls, account by account. */
final class PollFailureReader {

  private static final int FEW = 10_000;

  private PollFailureReader() {}

  /**
   * An account with its id.
   *
   * @param id the id
   * @param name the account's name
   * @param read its failures, oldest first, if all failures were read; otherwise empty
   */
  record Named(long id, String name, Optional<List<PollFailure>> read) {}

  /** Returns the selected accounts, sorted by name; whether they have failures is not checked. */
  static List<Named> accounts(DSLContext sql, Selection selection) {
    CompleteTableRead read = CompleteTableRead.of(sql, ACCOUNT, selection);
    List<Record> accounts =
        sql.select(TableRowChecksum.ACCOUNTS.columns())
            .from(ACCOUNT)
            .where(read.entire() ? DSL.noCondition() : SelectionCondition.accounts(selection))
            .fetch(PollFailureReader::checked);
    read.requireAll(accounts.size());
    Optional<Map<Long, List<Record>>> few = few(sql, FEW);
    return accounts.stream()
        .filter(
            account ->
                selection.everyAccount()
                    || selection.accounts().contains(account.get(ACCOUNT.NAME)))
        .map(account -> named(account, few))
        .sorted(Comparator.comparing(Named::name))
        .toList();
  }

  /** Reads all failures if they are few, because a damaged index would hide some of them. */
  private static Optional<Map<Long, List<Record>>> few(DSLContext sql, int most) {
    CompleteTableRead read = CompleteTableRead.of(sql, FAILURE, Selection.NONE, most);
    if (!read.entire()) {
      return Optional.empty();
    }
    List<Record> all =
        sql.select(TableRowChecksum.FAILURES.columns()).from(FAILURE).fetch(row -> row);
    read.requireAll(all.size());
    return Optional.of(
        all.stream()
            .sorted(Comparator.comparing(row -> row.get(FAILURE.OBSERVED_AT)))
            .collect(Collectors.groupingBy(row -> row.get(FAILURE.ACCOUNT_ID))));
  }

  /** Returns the latest failure of each account by its id; empty if not all failures were read. */
  static Optional<Map<Long, PollFailure>> latest(DSLContext sql, Map<Long, String> names) {
    return few(sql, CompleteTableRead.SMALL)
        .map(
            all ->
                all.entrySet().stream()
                    .filter(account -> names.containsKey(account.getKey()))
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey,
                            account ->
                                failure(
                                    String.valueOf(names.get(account.getKey())),
                                    account.getValue().getLast()))));
  }

  private static Record checked(Record account) {
    TableRowChecksum.ACCOUNTS.require(account, "account " + account.get(ACCOUNT.NAME));
    return account;
  }

  private static Named named(Record account, Optional<Map<Long, List<Record>>> few) {
    long id = account.get(ACCOUNT.ID);
    String name = account.get(ACCOUNT.NAME);
    return new Named(
        id,
        name,
        few.map(
            all ->
                all.getOrDefault(id, List.of()).stream().map(row -> failure(name, row)).toList()));
  }

  /** Reads the failures of an account in {@code [from, to)}. */
  static Iterator<PollFailure> failures(
      DSLContext sql, Named account, Selection selection, Instant from, Instant to) {
    if (account.read().isPresent()) {
      return account.read().get().stream()
          .filter(one -> !one.observedAt().isBefore(from) && one.observedAt().isBefore(to))
          .filter(
              one ->
                  selection.providers().isEmpty() || selection.providers().contains(one.provider()))
          .iterator();
    }
    Condition provided = SelectionCondition.providers(selection, FAILURE.PROVIDER);
    return new PagedRowReader<>(
        from,
        PollFailure::observedAt,
        (start, skip) ->
            sql.select(TableRowChecksum.FAILURES.columns())
                .from(FAILURE)
                .where(FAILURE.ACCOUNT_ID.eq(account.id()))
                .and(FAILURE.OBSERVED_AT.ge(start))
                .and(FAILURE.OBSERVED_AT.lt(to))
                .and(provided)
                .orderBy(FAILURE.ACCOUNT_ID, FAILURE.OBSERVED_AT)
                .limit(PagedRowReader.SIZE)
                .offset(skip)
                .fetch(row -> failure(account, row)));
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
