package dev.saldo.history.jooq;

import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance.Meaning;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one series around an instant that moves forward. Rows are read a few at a time, the
 * more the longer instant follows instant, so that samples which are there already do not cost a
 * seek each. Few, because an import may go through thousands of series side by side.
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

  /** Whether the rows at and after an instant were read before and are known without a seek. */
  boolean reaches(Instant at) {
    return !ahead.isEmpty() && ahead.getLast().observedAt().isAfter(at);
  }

  /** Moves on to an instant that is reached; returns the last row at or before it. */
  @Nullable TotalledSample pass(Instant at) {
    TotalledSample passed = null;
    while (!ahead.getFirst().observedAt().isAfter(at)) {
      passed = ahead.removeFirst();
    }
    return passed;
  }

  /** Moves on to any later instant; returns the last row at or before it. */
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
