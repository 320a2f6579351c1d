package dev.saldo.history;

import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Terms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The terms of a bucket as the user states them; they apply where the vendor states none. Immutable
 * and thread-safe.
 *
 * @param billing the way the account is paid
 * @param creditLimit the amount by which it may be overdrawn, at least 0, in the bucket's unit
 * @param expiresAt the expiry, UTC
 * @param expiresAfter the time after which the unused part of a top-up expires
 */
public record AgreedTerms(
    Optional<Billing> billing,
    Optional<BigDecimal> creditLimit,
    Optional<Instant> expiresAt,
    Optional<Duration> expiresAfter) {

  /** Nothing is agreed. */
  public static final AgreedTerms NONE =
      new AgreedTerms(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public AgreedTerms {
    if (creditLimit.filter(limit -> limit.signum() < 0).isPresent()) {
      throw new IllegalArgumentException("a credit limit must be at least 0");
    }
    if (expiresAfter.filter(life -> !life.isPositive()).isPresent()) {
      throw new IllegalArgumentException("expires-after must be more than 0");
    }
  }

  /** Returns these terms, completed by others. */
  public AgreedTerms or(AgreedTerms others) {
    return new AgreedTerms(
        billing.or(others::billing),
        creditLimit.or(others::creditLimit),
        expiresAt.or(others::expiresAt),
        expiresAfter.or(others::expiresAfter));
  }

  /** Returns the vendor's terms, completed by these. */
  Terms complete(Terms stated) {
    return new Terms(
        stated.billing() == Billing.UNKNOWN ? billing.orElse(Billing.UNKNOWN) : stated.billing(),
        stated.creditLimit() == null ? creditLimit.orElse(null) : stated.creditLimit(),
        stated.expiresAt() == null ? expiresAt.orElse(null) : stated.expiresAt());
  }
}
