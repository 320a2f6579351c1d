package dev.saldo.runway;

import dev.saldo.account.PrepaidCredit;
import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.history.HourlyUsage;
import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.Runway.Inputs;
import dev.saldo.runway.Runway.Rates;
import dev.saldo.runway.Runway.State;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The prediction of when a balance runs out, or the reason why there is none. Stateless and
 * deterministic: the same input gives the same result to the second, on every machine. Thread-safe.
 */
public final class RunwayEstimator {

  /** The name of the usual method, which changes whenever its results change. */
  public static final String METHOD = name(RunwayPredictionMethod.USUAL);

  private static final double MIN_HOURS = 6;
  private static final double FIRST_ESTIMATE_HOURS = 72;
  private static final int HOURS_OF_WEEK = 7 * 24;
  private static final int HOURS_OF_MONTH = 28 * 24;
  private static final int PAUSES = 3;
  private static final double MIN_SEEN_OF_PAUSE = 0.8;
  private static final double MIN_SEEN_OF_RATE = 0.5;
  private static final long MIN_MOVES = 20;
  private static final double MIN_FALLS_OF_MOVES = 0.9;
  private static final MathContext RATE_DIGITS = new MathContext(6);

  private final RunwayInput input;
  private final HourlyUsage use;
  private final RecentObservedHours hours;
  private final double seen;
  private final double used;

  /** Returns the name of a method, which changes whenever its results change. */
  public static String name(RunwayPredictionMethod method) {
    return switch (method) {
      case LEARNED -> "week-shape-learned-pace-1";
      case PLAIN -> "week-shape-three-speeds-1";
    };
  }

  /** Returns the method of a prediction. */
  public static RunwayPredictionMethod method(Runway runway) {
    return runway.method().equals(name(RunwayPredictionMethod.PLAIN))
        ? RunwayPredictionMethod.PLAIN
        : RunwayPredictionMethod.LEARNED;
  }

  private RunwayEstimator(RunwayInput input) {
    this.input = input;
    this.use = input.use();
    this.hours = RecentObservedHours.of(use, input.zone());
    this.seen = use.seenWithin(HourlyUsage.HOURS);
    this.used = use.usedWithin(HourlyUsage.HOURS);
  }

  /**
   * Returns the runway of a series.
   *
   * @throws IllegalArgumentException if the usage reaches beyond {@code asOf}
   */
  public static Runway estimate(RunwayInput input) {
    Instant last = input.use().last();
    if (last != null && last.isAfter(input.asOf())) {
      throw new IllegalArgumentException(
          "the sample of " + last + " is later than the prediction at " + input.asOf());
    }
    return new RunwayEstimator(input).predict();
  }

  /**
   * Returns the predicted level at some instants, if the runway has a band based on use; otherwise
   * an empty list. It agrees with the runway: from {@code emptyAt.p50} on, {@code p50} is the level
   * that counts as empty, which is the threshold minus the credit limit.
   *
   * @param instants the instants, at or after {@code asOf}, UTC
   * @return the levels at the instants, normalized so that usage decreases them
   * @throws IllegalArgumentException if the usage reaches beyond {@code asOf}
   */
  public static List<ExpectedBalanceLevel> course(RunwayInput input, List<Instant> instants) {
    Runway runway = estimate(input);
    Band band = runway.emptyAt();
    return switch (runway.state()) {
      case OK, IDLE, STALE ->
          new RunwayEstimator(input).course(Objects.requireNonNull(band), instants);
      case EMPTY, NOT_FALLING, UNLIMITED, NO_LIMIT, DIRECTION_UNKNOWN, INSUFFICIENT_DATA, DERIVED ->
          List.of();
    };
  }

  private Runway predict() {
    if (input.stated().amount().unlimited()) {
      return without(State.UNLIMITED, "the vendor says that there is no limit");
    }
    if (input.stated().derived()) {
      return without(State.DERIVED, "calculated from another bucket, which has the runway");
    }
    if (isBackwards()) {
      return without(State.DIRECTION_UNKNOWN, "a postpaid figure that moves in both directions");
    }
    if (input.stated().meaning() == Meaning.LIMIT) {
      return without(State.INSUFFICIENT_DATA, "the figure is an allowance, not the amount left");
    }
    if (input.stated().amount().value() == null) {
      return without(State.INSUFFICIENT_DATA, "no number was stated");
    }
    return left(input.stated().amount().value())
        .map(this::draining)
        .orElseGet(() -> without(State.NO_LIMIT, "billed afterwards, and no limit is stated"));
  }

  /** Returns whether too many changes of a postpaid figure contradict its stated meaning. */
  private boolean isBackwards() {
    long moves = use.falls() + use.rises();
    return input.stated().terms().billing() == Billing.POSTPAID
        && moves >= MIN_MOVES
        && use.falls() < MIN_FALLS_OF_MOVES * moves;
  }

  /** Returns the amount that can still be used; empty if there is no limit. */
  private Optional<BigDecimal> left(BigDecimal amount) {
    BigDecimal limit = input.stated().terms().creditLimit();
    if (input.stated().meaning() == Meaning.REMAINING) {
      BigDecimal below = limit == null ? BigDecimal.ZERO : limit;
      return Optional.of(amount.add(below).subtract(input.threshold()));
    }
    if (limit != null) {
      return Optional.of(limit.subtract(amount).subtract(input.threshold()));
    }
    return PrepaidCredit.left(input.stated().meaning(), input.stated().terms(), amount)
        .map(credit -> credit.subtract(input.threshold()));
  }

  private Runway draining(BigDecimal left) {
    Instant expiry = input.stated().terms().expiresAt();
    if (left.signum() <= 0) {
      return emptyNow(atThreshold());
    }
    if (expiry != null && !expiry.isAfter(input.asOf())) {
      return emptyNow("expired on " + expiry);
    }
    if (seen < MIN_HOURS) {
      return without(State.INSUFFICIENT_DATA, "watched for less than 6 h");
    }
    if (used <= 0) {
      return seen < HOURS_OF_WEEK
          ? without(State.INSUFFICIENT_DATA, "no use observed yet")
          : notFalling();
    }
    return forecast(left);
  }

  private String atThreshold() {
    BigDecimal threshold = input.threshold();
    return threshold.signum() == 0
        ? "the balance is at its threshold or below"
        : "the balance is at " + threshold.toPlainString() + " or below";
  }

  private boolean isIdle() {
    int pause = hours.sinceUse();
    return pause >= Math.max(HOURS_OF_WEEK, PAUSES * hours.longestPause())
        && use.seenWithin(pause) >= MIN_SEEN_OF_PAUSE * pause;
  }

  private Runway forecast(BigDecimal left) {
    Instant last = Objects.requireNonNull(use.last());
    UsageForecast forecast = forecast();
    Band band = forecast.emptyAt(left.doubleValue(), input.planned());
    State state = state(last);
    return new Runway(
        input.asOf(),
        state,
        reason(state, last),
        new Band(clip(band.p10()), clip(band.p50()), clip(band.p90())),
        rates(forecast.perDay()),
        name(input.method()),
        inputs());
  }

  private UsageForecast forecast() {
    return new UsageForecast(
        hours,
        Objects.requireNonNull(use.first()),
        Objects.requireNonNull(use.last()),
        input.zone(),
        input.method());
  }

  private List<ExpectedBalanceLevel> course(Band band, List<Instant> instants) {
    BigDecimal limit = input.stated().terms().creditLimit();
    BigDecimal empty = limit == null ? input.threshold() : input.threshold().subtract(limit);
    double left =
        left(Objects.requireNonNull(input.stated().amount().value())).orElseThrow().doubleValue();
    return forecast().left(left, input.planned(), instants).stream()
        .map(
            expected ->
                new ExpectedBalanceLevel(
                    expected.at(),
                    level(empty, expected.p10(), expected.at(), band.p10()),
                    level(empty, expected.p50(), expected.at(), band.p50()),
                    level(empty, expected.p90(), expected.at(), band.p90())))
        .toList();
  }

  private static BigDecimal level(
      BigDecimal empty, BigDecimal left, Instant at, @Nullable Instant emptyAt) {
    return emptyAt != null && !at.isBefore(emptyAt) ? empty : empty.add(left);
  }

  private State state(Instant last) {
    if (input.interval().isStale(Duration.between(last, input.asOf()))) {
      return State.STALE;
    }
    return isIdle() ? State.IDLE : State.OK;
  }

  private String reason(State state, Instant last) {
    return switch (state) {
      case STALE -> "last read at " + last;
      case IDLE ->
          "no use for " + hours.sinceUse() / 24 + " days; assumes that it resumes as before";
      default -> seen < FIRST_ESTIMATE_HOURS ? "first estimate" : "";
    };
  }

  /** Returns the earlier of running out and expiring, but not before the prediction. */
  private @Nullable Instant clip(@Nullable Instant at) {
    Instant expiry = expiryInSight();
    Instant end = at == null || (expiry != null && expiry.isBefore(at)) ? expiry : at;
    return end != null && end.isBefore(input.asOf()) ? input.asOf() : end;
  }

  private @Nullable Instant expiryInSight() {
    Instant expiry = input.stated().terms().expiresAt();
    Instant horizon = input.asOf().plus(Duration.ofHours(UsageForecast.LONGEST));
    return expiry == null || expiry.isAfter(horizon) ? null : expiry;
  }

  private Rates rates(double perDay) {
    return new Rates(decimal(perDay), rate(HOURS_OF_WEEK), rate(HOURS_OF_MONTH));
  }

  private @Nullable BigDecimal rate(int hours) {
    double time = use.seenWithin(hours);
    return time < MIN_SEEN_OF_RATE * hours ? null : decimal(use.usedWithin(hours) / time * 24);
  }

  private static BigDecimal decimal(double value) {
    return Amount.plain(new BigDecimal(value, RATE_DIGITS));
  }

  private Runway emptyNow(String reason) {
    Band now = new Band(input.asOf(), input.asOf(), input.asOf());
    return new Runway(input.asOf(), State.EMPTY, reason, now, null, name(input.method()), inputs());
  }

  /** Returns the runway of an unused balance, which lasts until it expires. */
  private Runway notFalling() {
    Instant expiry = expiryInSight();
    Band band = expiry == null ? null : new Band(expiry, expiry, expiry);
    return new Runway(
        input.asOf(),
        State.NOT_FALLING,
        "no use in the time observed",
        band,
        rates(0),
        name(input.method()),
        inputs());
  }

  private Runway without(State state, String reason) {
    return new Runway(input.asOf(), state, reason, null, null, name(input.method()), inputs());
  }

  private Inputs inputs() {
    return new Inputs(use.first(), use.last(), (long) seen, use.falls(), use.rises());
  }
}
