package dev.saldo.history;

import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a person says a change of the level was. It holds for every change in the same direction
 * between its two instants, so that it stays true when a late sample divides the time between them.
 * Where several hold, the one said last does.
 *
 * @param series where it happened
 * @param after the sample before it, UTC: it happened later than this
 * @param observedAt the sample that showed it, UTC
 * @param amount by how much the level rose then; negative if it fell
 * @param kind what it was
 * @param note why, in the person's words; may be empty
 * @param classifiedAt when it was said, UTC, to the millisecond
 */
public record ManualClassification(
    SeriesKey series,
    Instant after,
    Instant observedAt,
    BigDecimal amount,
    EventKind kind,
    String note,
    Instant classifiedAt) {

  /** The most characters of a note. */
  public static final int MOST_NOTE = 500;

  /** Checks that a person can say this of that change, and drops trailing zeros. */
  public ManualClassification {
    if (!after.isBefore(observedAt) || amount.signum() == 0) {
      throw new IllegalArgumentException("a change has a beginning, a later end and an amount");
    }
    if (!kind.isSayable() || (amount.signum() < 0 && kind != EventKind.CORRECTION)) {
      throw new IllegalArgumentException(
          "a rise is a top-up, a refund, a correction or a reset, and a fall a correction or use");
    }
    if (note.length() > MOST_NOTE) {
      throw new IllegalArgumentException("a note has at most " + MOST_NOTE + " characters");
    }
    amount = Amount.plain(amount);
    classifiedAt = classifiedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns whether it holds for a change of its series. */
  public boolean holdsFor(Instant from, Instant to, BigDecimal change) {
    return !from.isBefore(after) && !to.isAfter(observedAt) && change.signum() == amount.signum();
  }
}
