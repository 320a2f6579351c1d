package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.FAILURE;
import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.SERIES;

import dev.saldo.history.AccountPollState;
import dev.saldo.history.PollFailure;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.column.SelectionCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads accounts with the outcome of their latest poll, from the head rows and the failures. */
final class AccountStateReader {

  private AccountStateReader() {}

  static List<AccountPollState> heads(DSLContext sql, Selection selection) {
    Field<Instant> sampled = latestSample(sql).as("sampled_at");
    Field<Instant> failed = latestFailure(sql).as("failed_at");
    Table<?> accounts =
        sql.select(
                ACCOUNT.ID,
                ACCOUNT.NAME,
                ACCOUNT.PROVIDER,
                ACCOUNT.EVERY_SECONDS,
                sampled,
                failed,
                ACCOUNT.RETIRED_AT)
            .from(ACCOUNT)
            .where(SelectionCondition.both(selection, ACCOUNT.PROVIDER))
            .asTable("a");
    return sql
        .select(
            accounts.field(ACCOUNT.NAME),
            accounts.field(ACCOUNT.PROVIDER),
            accounts.field(ACCOUNT.EVERY_SECONDS),
            accounts.field(sampled),
            accounts.field(failed),
            FAILURE.DURATION_MILLIS,
            FAILURE.PROVIDER,
            FAILURE.REASON,
            FAILURE.MESSAGE,
            accounts.field(ACCOUNT.RETIRED_AT))
        .from(accounts)
        .leftJoin(FAILURE)
        .on(FAILURE.ACCOUNT_ID.eq(accounts.field(ACCOUNT.ID)))
        .and(FAILURE.OBSERVED_AT.eq(accounts.field(failed)))
        .fetch(
            row ->
                head(
                    row.value1(),
                    row.value2(),
                    Duration.ofSeconds(row.value3()),
                    row.value4(),
                    row.value5() == null
                        ? null
                        : new PollFailure(
                            row.value1(),
                            row.value7(),
                            row.value5(),
                            Duration.ofMillis(row.value6()),
                            row.value8(),
                            row.value9()),
                    row.value10()))
        .stream()
        .sorted(Comparator.comparing(AccountPollState::account))
        .toList();
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

  private static Field<Instant> latestSample(DSLContext sql) {
    return DSL.field(
        sql.select(DSL.max(HEAD.POLLED_AT))
            .from(SERIES)
            .join(HEAD)
            .on(HEAD.SERIES_ID.eq(SERIES.ID))
            .where(SERIES.ACCOUNT_ID.eq(ACCOUNT.ID)));
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
