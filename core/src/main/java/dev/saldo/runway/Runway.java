package dev.saldo.runway;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The prediction of when a balance runs out. Immutable and thread-safe.
 *
 * @param asOf the instant of the prediction, UTC
 * @param state whether there is a prediction
 * @param reason why there is no band, or a remark on it, in a few words; may be empty
 * @param emptyAt the time at which the balance runs out; null if there is no prediction
 * @param rates the usage per day; null if there is no prediction
 * @param method the name of the method, which changes whenever its results change
 * @param inputs the data on which the prediction is based
 */
public record Runway(
    Instant asOf,
    State state,
    String reason,
    @Nullable Band emptyAt,
    @Nullable Rates rates,
    String method,
    Inputs inputs) {

  /** The state of a prediction. */
  public enum State {
    /** There is a prediction. */
    OK,
    /** The balance is at or below its threshold. */
    EMPTY,
    /**
     * There was use, but none for three times its longest pause. The prediction assumes that it
     * resumes.
     */
    IDLE,
    /** There was no use in at least a week of observation. */
    NOT_FALLING,
    /** The vendor states that there is no limit. */
    UNLIMITED,
    /** Use is billed afterwards, and no limit is stated. */
    NO_LIMIT,
    /** A postpaid figure moves in both directions, so that it is unclear which one is use. */
    DIRECTION_UNKNOWN,
    /** The last sample is old; the prediction was made from it. */
    STALE,
    /** There is too little data; the reason says what is missing. */
    INSUFFICIENT_DATA,
    /** The amount is calculated from another bucket; see its runway. */
    DERIVED
  }

  /**
   * The 10th, 50th and 90th percentile of the time at which a balance runs out. A time more than
   * 400 days ahead is null, shown as "more than a year".
   *
   * @param p10 the 10th percentile, UTC
   * @param p50 the median, UTC
   * @param p90 the 90th percentile, UTC
   */
  public record Band(@Nullable Instant p10, @Nullable Instant p50, @Nullable Instant p90) {}

  /**
   * The mean usage per 24 h, in the unit of the series.
   *
   * @param now the prediction for the next day
   * @param week the mean of the last 7 days; null if less than half of them was observed
   * @param month the mean of the last 28 days; null if less than half of them was observed
   */
  public record Rates(BigDecimal now, @Nullable BigDecimal week, @Nullable BigDecimal month) {}

  /**
   * The data on which a prediction is based.
   *
   * @param since the time of the first sample, UTC; null if there is none
   * @param last the time of the last sample, UTC; null if there is none
   * @param hoursSeen the observed hours of the last 180 days
   * @param falls the number of falls of the level
   * @param rises the number of rises of the level
   */
  public record Inputs(
      @Nullable Instant since, @Nullable Instant last, long hoursSeen, long falls, long rises) {}
}
