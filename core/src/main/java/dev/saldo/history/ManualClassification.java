package dev.saldo.history;

import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The classification of a change of the level by the user. It applies to every change in the same
 * direction between its two instants, so that it stays valid when a late sample splits the
 * interval. If several apply, the latest one wins.
 *
 * @param series the series
 * @param after the time of the sample before the change, UTC
 * @param observedAt the time of the sample that shows the change, UTC
 * @param amount the change of the level; negative if it fell
 * @param kind the kind of the change
 * @param note the reason in the user's words; may be empty
 * @param classifiedAt the time of the classification, UTC, to the millisecond
 */
public record ManualClassification(
    SeriesKey series,
    Instant after,
    Instant observedAt,
    BigDecimal amount,
    EventKind kind,
    String note,
    Instant classifiedAt) {

  /** The maximum length of a note, in characters. */
  public static final int MOST_NOTE = 500;

  /** Checks that the kind is possible for the change, and removes trailing zeros. */
  public ManualClassification {
    if (!after.isBefore(observedAt) || amount.signum() == 0) {
      throw new IllegalArgumentException(
          "a change needs a start, a later end and an amount other than 0");
    }
    boolean fits =
        amount.signum() < 0 ? kind.isFall() : (kind != EventKind.EXPIRY && kind != EventKind.USAGE);
    if (!kind.isSayable() || !fits) {
      throw new IllegalArgumentException(
          "a rise can be a top-up, refund, correction or reset; a fall can be a correction, an"
              + " expiry or usage");
    }
    if (note.length() > MOST_NOTE) {
      throw new IllegalArgumentException("a note must have at most " + MOST_NOTE + " characters");
    }
    amount = Amount.plain(amount);
    classifiedAt = classifiedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns whether this applies to a change of its series. */
  public boolean holdsFor(Instant from, Instant to, BigDecimal change) {
    return !from.isBefore(after) && !to.isAfter(observedAt) && change.signum() == amount.signum();
  }

  /** Returns the classification of the same change in another account. */
  ManualClassification renamed(String account) {
    return new ManualClassification(
        series.in(account), after, observedAt, amount, kind, note, classifiedAt);
  }

  /** Returns whether this classifies the same two instants of the same series. */
  boolean replaces(ManualClassification other) {
    return series.equals(other.series)
        && after.equals(other.after)
        && observedAt.equals(other.observedAt);
  }
}
