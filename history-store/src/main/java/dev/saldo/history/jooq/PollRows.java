package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.FAILURE;
import static dev.saldo.history.jooq.schema.Tables.POLL;

import dev.saldo.poll.PollResult;
import dev.saldo.poll.PollResult.Failed;
import java.time.Instant;
import org.jooq.DSLContext;

/** Writes a row for every poll and another for each that failed. The same poll twice is one. */
final class PollRows {

  private static final int MESSAGE_LENGTH = 1_000;

  private final Batch polls;
  private final Batch latePolls;
  private final Batch failures;

  PollRows(DSLContext sql) {
    this.polls =
        new Batch(
            sql,
            sql.insertInto(POLL, POLL.ACCOUNT_ID, POLL.OBSERVED_AT, POLL.DURATION_MILLIS)
                .values((Long) null, null, null));
    this.latePolls =
        new Batch(
            sql,
            sql.insertInto(POLL, POLL.ACCOUNT_ID, POLL.OBSERVED_AT, POLL.DURATION_MILLIS)
                .values((Long) null, null, null)
                .onDuplicateKeyIgnore());
    this.failures =
        new Batch(
            sql,
            sql.insertInto(
                    FAILURE,
                    FAILURE.ACCOUNT_ID,
                    FAILURE.OBSERVED_AT,
                    FAILURE.PROVIDER,
                    FAILURE.REASON,
                    FAILURE.MESSAGE,
                    FAILURE.RETRY_AFTER_SECONDS)
                .values((Long) null, null, null, null, null, null)
                .onDuplicateKeyIgnore());
  }

  /** Writes a poll. Only one that is not the latest of its account may be there already. */
  void insert(long accountId, Instant at, boolean latest, PollResult result) {
    (latest ? polls : latePolls).add(accountId, at, result.duration().toMillis());
    if (result instanceof Failed failed) {
      failures.add(
          accountId,
          at,
          failed.account().provider(),
          failed.reason(),
          Texts.fit(failed.message(), MESSAGE_LENGTH),
          failed.retryAfter() == null ? null : failed.retryAfter().toSeconds());
    }
  }

  void flush() {
    polls.flush();
    latePolls.flush();
    failures.flush();
  }
}
