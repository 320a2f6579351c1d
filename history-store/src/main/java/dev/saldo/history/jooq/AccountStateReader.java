package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.FAILURE;

import dev.saldo.history.AccountPollState;
import dev.saldo.history.PollFailure;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.database.DamagedHistory;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.integrity.CompleteTableRead;
import dev.saldo.history.jooq.integrity.FailureTableScan;
import dev.saldo.history.jooq.integrity.RowChecksum;
import dev.saldo.history.jooq.integrity.TableRowChecksum;
import dev.saldo.history.jooq.text.StatementText;
import dev.saldo.spi.FailureReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads accounts with the outcome of their latest poll, from the head rows and the failures. */
final class AccountStateReader {

  private AccountStateReader() {}

  /** An account as its row says, with its latest failure if there is one. */
  private record Found(AccountPollState state, long id, @Nullable PollFailure failure) {

    @Nullable Instant failedAt() {
      return failure == null ? null : failure.observedAt();
    }
  }

  static List<AccountPollState> heads(HistoryReadSnapshot history, Selection selection) {
    CompleteTableRead read = CompleteTableRead.of(history, StatementText.ACCOUNT_COUNT, selection);
    List<Found> accounts = fetch(history, read);
    read.requireAll(accounts.size());
    FailureTableScan.findLatest(history)
        .ifPresent(all -> accounts.forEach(account -> check(account, all)));
    Map<String, Instant> polled = polled(history, selection);
    return accounts.stream()
        .map(account -> head(account, polled.get(account.state().account())))
        .filter(account -> selection.includes(account.account(), account.provider()))
        .sorted(Comparator.comparing(AccountPollState::account))
        .toList();
  }

  private static List<Found> fetch(HistoryReadSnapshot history, CompleteTableRead read) {
    List<Found> accounts = new ArrayList<>();
    try (ResultSet rows =
        read.isUnconditional()
            ? history.run(StatementText.ACCOUNTS)
            : select(history.sql(), read.condition(ACCOUNT.PROVIDER)).fetchResultSet()) {
      ResultRowReader row = new ResultRowReader(rows);
      while (row.next()) {
        accounts.add(account(row));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    return accounts;
  }

  private static Found account(ResultRowReader row) throws SQLException {
    long id = row.number();
    String name = row.text();
    String provider = row.text();
    long every = row.number();
    Instant retiredAt = row.instantOrNull();
    if (row.checksum() != RowChecksum.of(id, name, provider, every, retiredAt)) {
      throw TableRowChecksum.refusal("account " + name);
    }
    Duration interval = Duration.ofSeconds(every);
    return new Found(
        new AccountPollState(name, provider, interval, null, null, retiredAt),
        id,
        row.instantOrNull() == null ? null : failure(row, name));
  }

  private static PollFailure failure(ResultRowReader row, String account) throws SQLException {
    long id = row.number();
    Instant at = row.instant();
    long millis = row.number();
    String provider = row.text();
    FailureReason reason = row.word(FailureReason.class);
    String message = row.text();
    Long retryAfter = row.numberOrNull();
    if (row.checksum() != RowChecksum.of(id, at, millis, provider, reason, message, retryAfter)) {
      throw TableRowChecksum.refusal("a failure of account " + account);
    }
    return new PollFailure(account, provider, at, Duration.ofMillis(millis), reason, message);
  }

  /** Returns the statement: the account, the time of its latest failure and that failure. */
  static Select<?> select(DSLContext sql, Condition condition) {
    Field<Instant> failed = latestFailure(sql).as("failed_at");
    List<Field<?>> columns = new ArrayList<>(TableRowChecksum.ACCOUNTS.columns());
    columns.add(failed);
    Table<?> accounts = sql.select(columns).from(ACCOUNT).where(condition).asTable(ACCOUNT);
    return sql.select(accounts.fields())
        .select(TableRowChecksum.FAILURES.columns())
        .from(accounts)
        .leftJoin(FAILURE)
        .on(FAILURE.ACCOUNT_ID.eq(accounts.field(ACCOUNT.ID)))
        .and(FAILURE.OBSERVED_AT.eq(accounts.field(failed)));
  }

  /** Checks that the index has found the latest failure of an account. */
  private static void check(Found account, Map<Long, FailureTableScan.Found> scanned) {
    FailureTableScan.Found latest = scanned.get(account.id());
    if (!Objects.equals(account.failedAt(), latest == null ? null : latest.latest())) {
      throw DamagedHistory.refusal(
          "the latest failure of account %s was not found".formatted(account.state().account()));
    }
  }

  private static AccountPollState head(Found found, @Nullable Instant sampledAt) {
    AccountPollState account = found.state();
    return head(
        account.account(),
        account.provider(),
        account.every(),
        sampledAt,
        found.failure(),
        account.retiredAt());
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
  private static Map<String, Instant> polled(HistoryReadSnapshot history, Selection selection) {
    Map<String, Instant> latest = new HashMap<>();
    for (StoredSeries series : StoredSeries.select(history, selection)) {
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
