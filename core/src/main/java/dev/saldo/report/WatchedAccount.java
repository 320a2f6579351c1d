package dev.saldo.report;

import dev.saldo.account.Account;
import dev.saldo.history.SeriesKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * An account with the limits below which it counts as low. Immutable and thread-safe.
 *
 * @param account the account
 * @param thresholds the limits of its buckets
 * @param buckets other limits of some buckets, by bucket or by unit code; a limit that is absent
 *     there is that of the account
 */
public record WatchedAccount(
    Account account, Thresholds thresholds, Map<String, Thresholds> buckets) {

  /**
   * Limits below which a bucket counts as low.
   *
   * @param balanceBelow the amount below which what is left is low, in the unit of the bucket; the
   *     credit limit counts as left; empty for no limit
   * @param runwayBelow the time below which the 10th percentile of a runway is low; empty for no
   *     limit
   */
  public record Thresholds(Optional<BigDecimal> balanceBelow, Optional<Duration> runwayBelow) {

    private static final Thresholds NONE = new Thresholds(Optional.empty(), Optional.empty());

    private Thresholds or(Thresholds others) {
      return new Thresholds(
          balanceBelow.or(others::balanceBelow), runwayBelow.or(others::runwayBelow));
    }
  }

  private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

  public WatchedAccount {
    buckets = Map.copyOf(buckets);
  }

  /** Creates an account with the same limits for all its buckets. */
  public WatchedAccount(
      Account account, Optional<BigDecimal> balanceBelow, Optional<Duration> runwayBelow) {
    this(account, new Thresholds(balanceBelow, runwayBelow), Map.of());
  }

  /** Returns whether the amount left in a bucket is low. */
  boolean isLow(SeriesKey series, BigDecimal left) {
    return find(series).balanceBelow().filter(below -> left.compareTo(below) < 0).isPresent();
  }

  /** Returns whether the 10th percentile of a runway is below the limit. */
  boolean isLow(SeriesKey series, RunwayDayRange runway) {
    BigDecimal p10 = runway.p10();
    return p10 != null
        && find(series)
            .runwayBelow()
            .map(below -> BigDecimal.valueOf(below.toSeconds()))
            .filter(below -> p10.multiply(SECONDS_PER_DAY).compareTo(below) < 0)
            .isPresent();
  }

  private Thresholds find(SeriesKey series) {
    Thresholds unit = buckets.getOrDefault(series.unitCode(), Thresholds.NONE);
    return buckets.getOrDefault(series.bucket(), Thresholds.NONE).or(unit).or(thresholds);
  }
}
