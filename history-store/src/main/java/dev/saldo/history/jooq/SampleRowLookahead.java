package dev.saldo.history.jooq;

import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance.Meaning;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one series around an instant that moves forward. Rows are read ahead, 1 at first and
 * up to 32 as instants keep following each other, so that samples which are already stored do not
 * take a seek each. The limit is low because an import may go through thousands of series in
 * parallel.
 */
final class SampleRowLookahead {

  private static final int MOST = 32;

  private final DSLContext sql;
  private final long seriesId;
  private final Meaning meaning;
  private final Deque<TotalledSample> ahead = new ArrayDeque<>();
  private int size = 1;

  SampleRowLookahead(DSLContext sql, long seriesId, Meaning meaning) {
    this.sql = sql;
    this.seriesId = seriesId;
    this.meaning = meaning;
  }

  /** Returns whether the rows at and after an instant were already read and need no seek. */
  boolean reaches(Instant at) {
    return !ahead.isEmpty() && ahead.getLast().observedAt().isAfter(at);
  }

  /** Moves to an instant that is {@link #reaches reached}; returns the last row at or before it. */
  @Nullable TotalledSample pass(Instant at) {
    TotalledSample passed = null;
    while (!ahead.getFirst().observedAt().isAfter(at)) {
      passed = ahead.removeFirst();
    }
    return passed;
  }

  /** Moves to any later instant; returns the last row at or before it. */
  @Nullable TotalledSample seek(Instant at) {
    ahead.clear();
    ahead.addAll(SampleRowReader.after(sql, seriesId, meaning, at, size));
    size = Math.min(MOST, size * 2);
    return SampleRowReader.lastAtOrBefore(sql, seriesId, meaning, at);
  }

  /** Returns the first row after the instant. */
  @Nullable TotalledSample next() {
    return ahead.peekFirst();
  }
}
