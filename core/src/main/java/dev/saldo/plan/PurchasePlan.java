package dev.saldo.plan;

import dev.saldo.report.Table;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The credit that must be bought so that balances last until an instant, one row per bucket.
 * Immutable and thread-safe.
 *
 * @param asOf the time of the plan, UTC
 * @param until the time until which the balances must last, UTC
 * @param zone the time zone of days and of the weekly pattern
 * @param service the probability with which each lasts, in percent
 * @param rows the rows, in the order of the accounts
 */
public record PurchasePlan(Instant asOf, Instant until, ZoneId zone, int service, List<Row> rows) {

  /** What to do about a bucket. */
  public enum Status {
    /** Credit must be bought. */
    BUY,
    /** The balance lasts. */
    ENOUGH,
    /** There is no limit to what can be used. */
    UNLIMITED,
    /** No prediction is possible. */
    UNKNOWN
  }

  /**
   * The plan of a bucket.
   *
   * @param account the account
   * @param provider its provider
   * @param bucket the bucket; empty if the account was never read
   * @param unit its unit; null if the account was never read
   * @param meaning what its amounts mean
   * @param status what to do
   * @param reason why no prediction is possible, or a remark; may be empty
   * @param left the amount that can still be used and counts; null if unknown
   * @param purchase what to buy; null unless the status is {@code BUY} or {@code ENOUGH}
   */
  public record Row(
      String account,
      String provider,
      String bucket,
      @Nullable BalanceUnit unit,
      Meaning meaning,
      Status status,
      String reason,
      @Nullable BigDecimal left,
      @Nullable Purchase purchase) {}

  /**
   * What to buy for a bucket.
   *
   * @param demand the usage until the end of the plan, to three digits, rounded up
   * @param missing the part of it that is not left, at least 0
   * @param packages the packages that cover it; empty without packages
   * @param amount the amount to buy: the sum of the packages, or what is missing
   * @param runsOutAt the 10th percentile of the present balance, UTC; null if it is far ahead
   * @param orderBy the last day on which to order; null if nothing must be bought
   * @param leadDays the business days from an order until the credit arrives
   */
  public record Purchase(
      BigDecimal demand,
      BigDecimal missing,
      List<PackageCount> packages,
      BigDecimal amount,
      @Nullable Instant runsOutAt,
      @Nullable LocalDate orderBy,
      int leadDays) {

    public Purchase {
      packages = List.copyOf(packages);
    }
  }

  public PurchasePlan {
    rows = List.copyOf(rows);
  }

  /** Returns the plan as a table. */
  public Table table() {
    return PurchasePlanTable.build(this);
  }
}
