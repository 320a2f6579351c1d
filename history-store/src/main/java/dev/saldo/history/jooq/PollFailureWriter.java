package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.FAILURE;

import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.jooq.column.ColumnTextLimit;
import dev.saldo.history.jooq.database.StatementRowBatch;
import java.time.Instant;
import org.jooq.DSLContext;

/** Writes a row for each failed poll. Duplicates are ignored. */
final class PollFailureWriter {

  private static final int MESSAGE_LENGTH = 1_000;

  private final StatementRowBatch failures;

  PollFailureWriter(DSLContext sql) {
    this.failures =
        new StatementRowBatch(
            sql,
            sql.insertInto(
                    FAILURE,
                    FAILURE.ACCOUNT_ID,
                    FAILURE.OBSERVED_AT,
                    FAILURE.DURATION_MILLIS,
                    FAILURE.PROVIDER,
                    FAILURE.REASON,
                    FAILURE.MESSAGE,
                    FAILURE.RETRY_AFTER_SECONDS)
                .values((Long) null, null, null, null, null, null, null)
                .onDuplicateKeyIgnore());
  }

  void insert(long accountId, Instant at, Failed failed) {
    failures.add(
        accountId,
        at,
        failed.duration().toMillis(),
        failed.account().provider(),
        failed.reason().name(),
        ColumnTextLimit.fit(failed.message(), MESSAGE_LENGTH),
        failed.retryAfter() == null ? null : failed.retryAfter().toSeconds());
  }

  void flush() {
    failures.flush();
  }
}
