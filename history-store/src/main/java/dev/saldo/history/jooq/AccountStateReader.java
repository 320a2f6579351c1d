package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.FAILURE;

import dev.saldo.history.AccountPollState;
import dev.saldo.history.PollFailure;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.database.DamagedHistory;
import dev.saldo.history.jooq.integrity.CompleteTableRead;
import dev.saldo.history.jooq.integrity.FailureTableScan;
import dev.saldo.history.jooq.integrity.FailureTableScan.Found;
import dev.saldo.history.jooq.integrity.TableRowChecksum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads accounts with the outcome of their latest poll, from the head rows and the failures. */
final class AccountStateReader {

  private AccountStateReader() {}

  static List<AccountPollState> heads(DSLContext sql, Selection selection) {
    Field<Instant> failed = latestFailure(sql).as("failed_at");
    CompleteTableRead accountsRead = CompleteTableRead.of(sql, ACCOUNT, selection);
    List<Field<?>> columns = new ArrayList<>(TableRowChecksum.ACCOUNTS.columns());
    columns.add(failed);
    Table<?> accounts =
        sql.select(columns)
            .from(ACCOUNT)
            .where(accountsRead.condition(ACCOUNT.PROVIDER))
            .asTable(ACCOUNT);
    List<Field<?>> read = new ArrayList<>(columns);
    read.addAll(TableRowChecksum.FAILURES.columns());
    // With its own columns a row finds a value without comparing names.
    Result<Record> rows =
        sql.select(accounts.fields())
            .select(TableRowChecksum.FAILURES.columns())
            .from(accounts)
            .leftJoin(FAILURE)
            .on(FAILURE.ACCOUNT_ID.eq(accounts.field(ACCOUNT.ID)))
            .and(FAILURE.OBSERVED_AT.eq(accounts.field(failed)))
            .coerce(read)
            .fetch();
    accountsRead.requireAll(rows.size());
    FailureTableScan.findLatest(sql).ifPresent(all -> rows.forEach(row -> check(row, failed, all)));
    Map<String, Instant> polled = polled(sql, selection);
    return rows.stream()
        .map(
            row ->
                head(
                    row,
                    polled.get(row.get(ACCOUNT.NAME)),
                    latest(row, row.get(failed)).orElse(null)))
        .filter(account -> selection.includes(account.account(), account.provider()))
        .sorted(Comparator.comparing(AccountPollState::account))
        .toList();
  }

  /** Checks that the index has found the latest failure of an account. */
  private static void check(Record row, Field<Instant> failed, Map<Long, Found> scanned) {
    Found latest = scanned.get(row.get(ACCOUNT.ID));
    if (!Objects.equals(row.get(failed), latest == null ? null : latest.latest())) {
      throw DamagedHistory.refusal(
          "the latest failure of account %s was not found".formatted(row.get(ACCOUNT.NAME)));
    }
  }

  private static Optional<PollFailure> latest(Record row, @Nullable Instant failedAt) {
    return failedAt == null
        ? Optional.empty()
        : Optional.of(PollFailureReader.failure(row.get(ACCOUNT.NAME), row));
  }

  private static AccountPollState head(
      Record row, @Nullable Instant sampledAt, @Nullable PollFailure latest) {
    String name = row.get(ACCOUNT.NAME);
    TableRowChecksum.ACCOUNTS.require(row, "account " + name);
    return head(
        name,
        row.get(ACCOUNT.PROVIDER),
        Duration.ofSeconds(row.get(ACCOUNT.EVERY_SECONDS)),
        sampledAt,
        latest,
        row.get(ACCOUNT.RETIRED_AT));
  }

  private static AccountPollState head(
      String name,
      String provider,
      Duration every,
      @Nullable Instant sampledAt,
      @Nullable PollFailure failure,
      @Nullable Instant retiredAt) {
    if (failure == null || (sampledAt != null && sampledAt.isAfter(failure.observedAt()))) {
      return new AccountPollState(name, provider, every, sampledAt, null, retiredAt);
    }
    return new AccountPollState(name, provider, every, failure.observedAt(), failure, retiredAt);
  }

  /** Returns the time of the latest sample of each account, from rows that are checked. */
  private static Map<String, Instant> polled(DSLContext sql, Selection selection) {
    Map<String, Instant> latest = new HashMap<>();
    for (StoredSeries series : StoredSeries.select(sql, selection)) {
      Instant at = series.polledAt();
      if (at != null) {
        latest.merge(series.key().account(), at, BinaryOperator.maxBy(Comparator.naturalOrder()));
      }
    }
    return latest;
  }

  private static Field<Instant> latestFailure(DSLContext sql) {
    return DSL.field(
        sql.select(FAILURE.OBSERVED_AT)
            .from(FAILURE)
            .where(FAILURE.ACCOUNT_ID.eq(ACCOUNT.ID))
            .orderBy(FAILURE.ACCOUNT_ID.desc(), FAILURE.OBSERVED_AT.desc())
            .limit(DSL.inline(1)));
  }
}
