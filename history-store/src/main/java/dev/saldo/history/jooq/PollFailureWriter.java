package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.FAILURE;

import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.jooq.column.ColumnTextLimit;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.integrity.RowChecksum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

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
                    FAILURE.RETRY_AFTER_SECONDS,
                    FAILURE.CHECKSUM)
                .values((Long) null, null, null, null, null, null, null, null)
                .onDuplicateKeyIgnore());
  }

  void insert(long accountId, Instant at, Failed failed) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(accountId);
    values.add(at);
    values.add(failed.duration().toMillis());
    values.add(failed.account().provider());
    values.add(failed.reason().name());
    values.add(ColumnTextLimit.fit(failed.message(), MESSAGE_LENGTH));
    values.add(failed.retryAfter() == null ? null : failed.retryAfter().toSeconds());
    values.add(RowChecksum.of(values.toArray()));
    failures.add(values.toArray());
  }

  void flush() {
    failures.flush();
  }
}
