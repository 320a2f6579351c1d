package dev.saldo.runway;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a balance is empty.
 *
 * @param asOf the instant it was asked for, UTC
 * @param state how far that can be said
 * @param reason why there is no band, or what to know of it, in a few words; empty if nothing
 * @param emptyAt when it is empty; null if nothing can be said
 * @param rates how fast it goes; null if nothing can be said
 * @param method the name of the method, which changes whenever its answers do
 * @param inputs what the answer rests on
 */
public record Runway(
    Instant asOf,
    State state,
    String reason,
    @Nullable Band emptyAt,
    @Nullable Rates rates,
    String method,
    Inputs inputs) {

  /** How far a runway can be said. */
  public enum State {
    /** There is a band. */
    OK,
    /** The balance is at its threshold or below. */
    EMPTY,
    /** There was use, but none for three times its longest pause; the band holds if it resumes. */
    IDLE,
    /** There never was use, though the series has been watched for a week. */
    NOT_FALLING,
    /** The vendor says that there is no limit. */
    UNLIMITED,
    /** Use is billed afterwards, and no limit is stated. */
    NO_LIMIT,
    /** A postpaid figure moves both ways, so that it is unclear which of them is use. */
    DIRECTION_UNKNOWN,
    /** The last sample is old; the band is that of its time. */
    STALE,
    /** Too little is known; the reason says what is missing. */
    INSUFFICIENT_DATA,
    /** The amount follows from another bucket, whose runway counts. */
    DERIVED
  }

  /**
   * The band: of a hundred such balances, ten are empty before {@code p10}, half before {@code p50}
   * and ninety before {@code p90}. What lies more than 400 days ahead is null: "more than a year".
   *
   * @param p10 the early edge, UTC
   * @param p50 the middle, UTC
   * @param p90 the late edge, UTC
   */
  public record Band(@Nullable Instant p10, @Nullable Instant p50, @Nullable Instant p90) {}

  /**
   * Mean use per 24 h, in the unit of the series.
   *
   * @param now expected of the next day
   * @param week of the last 7 days; null if less than half of them was seen
   * @param month of the last 28 days; null if less than half of them was seen
   */
  public record Rates(BigDecimal now, @Nullable BigDecimal week, @Nullable BigDecimal month) {}

  /**
   * What an answer rests on.
   *
   * @param since when the series begins, UTC; null if there is no sample
   * @param last when its last sample was taken, UTC; null if there is none
   * @param hoursSeen the hours of the last 180 days in which use could be seen
   * @param falls how often the level fell
   * @param rises how often it rose
   */
  public record Inputs(
      @Nullable Instant since, @Nullable Instant last, long hoursSeen, long falls, long rises) {}
}
