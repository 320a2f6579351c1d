package dev.saldo.alert;

import dev.saldo.runway.Runway;
import dev.saldo.runway.UsageBand;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts about an account and one of its buckets that rules judge. Immutable and thread-safe.
 *
 * @param asOf the time of the judgement, UTC
 * @param reading the latest reading of the account
 * @param bucket the bucket; null for a rule about the account
 */
public record AlertFacts(Instant asOf, Reading reading, @Nullable Bucket bucket) {

  /**
   * The latest readings of an account.
   *
   * @param lastReadAt the time of the latest successful one, UTC; null if there is none
   * @param failingSince the time of the first failure after it, UTC; null if the latest succeeded
   * @param failure the reason of the latest failure; null if the latest reading succeeded
   */
  public record Reading(
      @Nullable Instant lastReadAt,
      @Nullable Instant failingSince,
      @Nullable FailureReason failure) {}

  /**
   * A bucket.
   *
   * @param left the amount left, with the credit limit; null if no number was stated
   * @param unlimited whether the vendor states that there is no limit
   * @param trusted whether the latest level may be judged: false for the first one after a gap and
   *     for one that looks like a glitch, until the next reading confirms it
   * @param runway the prediction
   * @param expiresAt the next expiry of credit, UTC; null if none is known
   * @param levelsBeforeTopUps the levels at which the latest top-ups came
   * @param addedLately the amount of the top-ups that the latest three readings show; null if none
   * @param usageBand the use of the latest hours compared with the usual; null if too little is
   *     known
   * @param unit the unit of the amounts; null if it does not matter
   */
  public record Bucket(
      @Nullable BigDecimal left,
      boolean unlimited,
      boolean trusted,
      Runway runway,
      @Nullable Instant expiresAt,
      List<BigDecimal> levelsBeforeTopUps,
      @Nullable BigDecimal addedLately,
      @Nullable UsageBand usageBand,
      @Nullable BalanceUnit unit) {

    public Bucket {
      levelsBeforeTopUps = List.copyOf(levelsBeforeTopUps);
    }

    /** Creates a bucket without a unit, whose usual use is not known. */
    public Bucket(
        @Nullable BigDecimal left,
        boolean unlimited,
        boolean trusted,
        Runway runway,
        @Nullable Instant expiresAt,
        List<BigDecimal> levelsBeforeTopUps,
        @Nullable BigDecimal addedLately) {
      this(
          left, unlimited, trusted, runway, expiresAt, levelsBeforeTopUps, addedLately, null, null);
    }

    /** Returns a copy with the use of the latest hours compared with the usual. */
    public Bucket withUsageBand(UsageBand band) {
      return new Bucket(
          left, unlimited, trusted, runway, expiresAt, levelsBeforeTopUps, addedLately, band, unit);
    }

    /** Returns an amount of this bucket with its unit. */
    String text(BigDecimal amount) {
      return AlertText.amount(amount, unit);
    }
  }
}
