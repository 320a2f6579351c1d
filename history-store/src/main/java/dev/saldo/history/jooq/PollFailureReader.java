package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.FAILURE;

import dev.saldo.history.PollFailure;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.column.SelectionCondition;
import dev.saldo.history.jooq.stream.PagedRowReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Reads failed polls, account by account. */
final class PollFailureReader {

  private PollFailureReader() {}

  /**
   * An account with its id.
   *
   * @param id the id
   * @param name the account's name
   */
  record Named(long id, String name) {}

  /** Returns the selected accounts, sorted by name; whether they have failures is not checked. */
  static List<Named> accounts(DSLContext sql, Selection selection) {
    return sql
        .select(ACCOUNT.ID, ACCOUNT.NAME)
        .from(ACCOUNT)
        .where(SelectionCondition.accounts(selection))
        .fetch(row -> new Named(row.value1(), row.value2()))
        .stream()
        .sorted(Comparator.comparing(Named::name))
        .toList();
  }

  /** Reads the failures of an account in {@code [from, to)}. */
  static Iterator<PollFailure> failures(
      DSLContext sql, Named account, Selection selection, Instant from, Instant to) {
    Condition provided = SelectionCondition.providers(selection, FAILURE.PROVIDER);
    return new PagedRowReader<>(
        from,
        PollFailure::observedAt,
        (start, skip) ->
            sql.select(
                    FAILURE.PROVIDER,
                    FAILURE.OBSERVED_AT,
                    FAILURE.DURATION_MILLIS,
                    FAILURE.REASON,
                    FAILURE.MESSAGE)
                .from(FAILURE)
                .where(FAILURE.ACCOUNT_ID.eq(account.id()))
                .and(FAILURE.OBSERVED_AT.ge(start))
                .and(FAILURE.OBSERVED_AT.lt(to))
                .and(provided)
                .orderBy(FAILURE.ACCOUNT_ID, FAILURE.OBSERVED_AT)
                .limit(PagedRowReader.SIZE)
                .offset(skip)
                .fetch(
                    row ->
                        new PollFailure(
                            account.name(),
                            row.value1(),
                            row.value2(),
                            Duration.ofMillis(row.value3()),
                            row.value4(),
                            row.value5())));
  }
}
