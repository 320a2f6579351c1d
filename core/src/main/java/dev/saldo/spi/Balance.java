package dev.saldo.spi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One bucket of an account, as the vendor states it. Made with {@link #of} and the {@code with}
 * methods; the canonical constructor grows with new facts and is not for providers.
 *
 * @param bucket the stable key of the bucket within its account, such as {@code main} or {@code
 *     sms/Russia}
 * @param label what the vendor calls the bucket, possibly localised
 * @param amount the amount, in {@code unit}
 * @param unit what the amount counts
 * @param meaning what the amount says
 * @param terms how the account is paid, how far it may be overdrawn, when it lapses
 * @param vendorTime the vendor's own time of the figure, UTC; null if not stated
 * @param derived whether the amount follows from another bucket of the account: it is never summed
 *     and never alerted on
 * @param notes contradictions and assumptions worth showing, one sentence each
 */
public record Balance(
    String bucket,
    String label,
    Amount amount,
    BalanceUnit unit,
    Meaning meaning,
    Terms terms,
    @Nullable Instant vendorTime,
    boolean derived,
    List<String> notes) {

  /** The key of the only or principal bucket of an account. */
  public static final String MAIN = "main";

  /** What an amount says. */
  public enum Meaning {
    /** What is left: falls with use. */
    REMAINING,
    /** What was used in the period: grows with use. */
    SPENT,
    /** What is due: grows with use. */
    OWED,
    /** The allowance itself: does not move with use. */
    LIMIT
  }

  /** How an account is paid. */
  public enum Billing {
    /** Credit is bought first. */
    PREPAID,
    /** Use is billed afterwards. */
    POSTPAID,
    /** The vendor does not say. */
    UNKNOWN
  }

  /**
   * The terms of a bucket.
   *
   * @param billing how it is paid
   * @param creditLimit how far it may go below zero, at least 0, in the bucket's unit; null if not
   *     stated
   * @param expiresAt when it lapses, UTC; null if not stated
   */
  public record Terms(
      Billing billing, @Nullable BigDecimal creditLimit, @Nullable Instant expiresAt) {

    static final Terms UNSTATED = new Terms(Billing.UNKNOWN, null, null);

    public Terms {
      Objects.requireNonNull(billing, "billing");
      if (creditLimit != null && (!Amount.isInBounds(creditLimit) || creditLimit.signum() < 0)) {
        throw new IllegalArgumentException(
            "a credit limit is 0 or more, within an amount's digits");
      }
    }
  }

  public Balance {
    if (bucket.isBlank() || bucket.length() > 200) {
      throw new IllegalArgumentException("a bucket key has 1 to 200 characters: '" + bucket + "'");
    }
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(meaning, "means");
    Objects.requireNonNull(terms, "terms");
    notes = List.copyOf(notes);
  }

  /** Returns what remains in a bucket that is labelled by its key, with nothing else stated. */
  public static Balance of(String bucket, Amount amount, BalanceUnit unit) {
    return new Balance(
        bucket, bucket, amount, unit, Meaning.REMAINING, Terms.UNSTATED, null, false, List.of());
  }

  /** Returns this balance under the vendor's label. */
  public Balance withLabel(String vendorLabel) {
    return new Balance(
        bucket, vendorLabel, amount, unit, meaning, terms, vendorTime, derived, notes);
  }

  /** Returns this balance as an amount that says something else than what remains. */
  public Balance withMeaning(Meaning stated) {
    return new Balance(bucket, label, amount, unit, stated, terms, vendorTime, derived, notes);
  }

  /** Returns this balance with its kind of billing. */
  public Balance withBilling(Billing stated) {
    return withTerms(new Terms(stated, terms.creditLimit(), terms.expiresAt()));
  }

  /** Returns this balance with how far it may go below zero, at least 0. */
  public Balance withCreditLimit(BigDecimal limit) {
    return withTerms(new Terms(terms.billing(), limit, terms.expiresAt()));
  }

  /** Returns this balance with the instant at which it lapses, UTC. */
  public Balance withExpiry(Instant expiresAt) {
    return withTerms(new Terms(terms.billing(), terms.creditLimit(), expiresAt));
  }

  /** Returns this balance with the vendor's own time of the figure, UTC. */
  public Balance withVendorTime(Instant stated) {
    return new Balance(bucket, label, amount, unit, meaning, terms, stated, derived, notes);
  }

  /** Returns this balance marked as following from another bucket of the account. */
  public Balance asDerived() {
    return new Balance(bucket, label, amount, unit, meaning, terms, vendorTime, true, notes);
  }

  /** Returns this balance with one more note. */
  public Balance withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Balance(bucket, label, amount, unit, meaning, terms, vendorTime, derived, more);
  }

  private Balance withTerms(Terms stated) {
    return new Balance(bucket, label, amount, unit, meaning, stated, vendorTime, derived, notes);
  }
}
