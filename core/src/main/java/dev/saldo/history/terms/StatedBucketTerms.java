package dev.saldo.history.terms;

import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The terms and notes of a bucket, as the vendor states them from a reading on. Immutable and
 * thread-safe.
 *
 * @param since the time of the first reading that stated them, UTC
 * @param terms the terms; unknown where the vendor states none
 * @param notes the notes
 */
public record StatedBucketTerms(Instant since, Terms terms, List<String> notes) {

  private static final Terms UNKNOWN = new Terms(Billing.UNKNOWN, null, null);

  public StatedBucketTerms {
    BigDecimal limit = terms.creditLimit();
    Instant expiry = terms.expiresAt();
    terms =
        new Terms(
            terms.billing(),
            limit == null ? null : Amount.plain(limit),
            expiry == null ? null : expiry.truncatedTo(ChronoUnit.MILLIS));
    notes = List.copyOf(notes);
  }

  /** Creates the terms of a bucket of which nothing is stated. */
  public static StatedBucketTerms unknown(Instant since) {
    return new StatedBucketTerms(since, UNKNOWN, List.of());
  }

  /** Returns whether a reading states these terms and notes. */
  public boolean isSame(Terms otherTerms, List<String> otherNotes) {
    return isSame(new StatedBucketTerms(since, otherTerms, otherNotes));
  }

  /** Returns whether other terms and notes are the same, whenever they were stated. */
  public boolean isSame(StatedBucketTerms other) {
    return terms.equals(other.terms) && notes.equals(other.notes);
  }
}
