package dev.saldo.spi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The balance of one bucket of an account, as the vendor states it. Providers create it with {@link
 * #of} and the {@code with} methods; the canonical constructor may gain parameters. Immutable and
 * thread-safe.
 *
 * @param bucket the stable key of the bucket within its account, such as {@code main} or {@code
 *     sms/Russia}
 * @param label the vendor's name of the bucket, possibly localised
 * @param amount the amount, in {@code unit}
 * @param unit the unit of the amount
 * @param meaning what the amount measures
 * @param terms the billing, the credit limit and the expiry
 * @param vendorTime the vendor's timestamp of the figure, UTC; null if not stated
 * @param derived whether the amount is calculated from another bucket of the account; such an
 *     amount is never summed and raises no alert
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

  /** The quantity that an amount measures. */
  public enum Meaning {
    /** The amount left; use decreases it. */
    REMAINING,
    /** The amount spent in the billing period; use increases it. */
    SPENT,
    /** The amount due; use increases it. */
    OWED,
    /** The allowance itself; use does not change it. */
    LIMIT
  }

  /** The way an account is paid. */
  public enum Billing {
    /** Credit is bought in advance. */
    PREPAID,
    /** Use is billed afterwards. */
    POSTPAID,
    /** The vendor does not say. */
    UNKNOWN
  }

  /**
   * The terms of a bucket.
   *
   * @param billing the way the account is paid
   * @param creditLimit the amount by which it may be overdrawn, at least 0, in the bucket's unit;
   *     null if not stated
   * @param expiresAt the expiry, UTC; null if not stated
   */
  public record Terms(
      Billing billing, @Nullable BigDecimal creditLimit, @Nullable Instant expiresAt) {

    static final Terms UNSTATED = new Terms(Billing.UNKNOWN, null, null);

    public Terms {
      Objects.requireNonNull(billing, "billing");
      if (creditLimit != null && (!Amount.isInBounds(creditLimit) || creditLimit.signum() < 0)) {
        throw new IllegalArgumentException(
            "a credit limit must be at least 0 and within the bounds of an amount");
      }
    }
  }

  public Balance {
    if (bucket.isBlank() || bucket.length() > 200) {
      throw new IllegalArgumentException(
          "a bucket key must have 1 to 200 characters and not be blank: '" + bucket + "'");
    }
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(meaning, "meaning");
    Objects.requireNonNull(terms, "terms");
    notes = List.copyOf(notes);
  }

  /** Returns a remaining balance whose label is the bucket's key, with nothing else stated. */
  public static Balance of(String bucket, Amount amount, BalanceUnit unit) {
    return new Balance(
        bucket, bucket, amount, unit, Meaning.REMAINING, Terms.UNSTATED, null, false, List.of());
  }

  /** Returns a copy with the vendor's label. */
  public Balance withLabel(String vendorLabel) {
    return new Balance(
        bucket, vendorLabel, amount, unit, meaning, terms, vendorTime, derived, notes);
  }

  /** Returns a copy with another meaning than {@link Meaning#REMAINING}. */
  public Balance withMeaning(Meaning newMeaning) {
    return new Balance(bucket, label, amount, unit, newMeaning, terms, vendorTime, derived, notes);
  }

  /** Returns a copy with the way the account is paid. */
  public Balance withBilling(Billing billing) {
    return withTerms(new Terms(billing, terms.creditLimit(), terms.expiresAt()));
  }

  /**
   * Returns a copy with the amount by which it may be overdrawn, at least 0, in the bucket's unit.
   */
  public Balance withCreditLimit(BigDecimal limit) {
    return withTerms(new Terms(terms.billing(), limit, terms.expiresAt()));
  }

  /** Returns a copy with the expiry, UTC. */
  public Balance withExpiry(Instant expiresAt) {
    return withTerms(new Terms(terms.billing(), terms.creditLimit(), expiresAt));
  }

  /** Returns a copy with the vendor's timestamp of the figure, UTC. */
  public Balance withVendorTime(Instant time) {
    return new Balance(bucket, label, amount, unit, meaning, terms, time, derived, notes);
  }

  /** Returns a copy marked as calculated from another bucket of the account. */
  public Balance asDerived() {
    return new Balance(bucket, label, amount, unit, meaning, terms, vendorTime, true, notes);
  }

  /** Returns a copy with an additional note. */
  public Balance withNote(String note) {
    List<String> extended = new ArrayList<>(notes);
    extended.add(note);
    return new Balance(bucket, label, amount, unit, meaning, terms, vendorTime, derived, extended);
  }

  private Balance withTerms(Terms newTerms) {
    return new Balance(bucket, label, amount, unit, meaning, newTerms, vendorTime, derived, notes);
  }
}
