package dev.saldo.runway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.history.HourlyUsage;
import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.Runway.State;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.Balance.Terms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunwayStatesTest {

  private static final Terms PREPAID = new Terms(Billing.PREPAID, null, null);
  private static final Terms POSTPAID = new Terms(Billing.POSTPAID, null, null);

  private final Drain steady = Drain.steady(60, "10");

  @Test
  void aSteadyBalanceRunsOutAtItsConstantRate() {
    Runway runway = RunwayEstimator.estimate(steady.input(new BigDecimal("2400")));
    assertThat(runway.state()).isEqualTo(State.OK);
    assertThat(band(runway).p50())
        .isCloseTo(steady.last().plus(Duration.ofDays(10)), within(1, ChronoUnit.MINUTES));
    assertThat(runway.reason()).isEmpty();
    assertThat(Objects.requireNonNull(runway.rates()).now()).isEqualByComparingTo("240");
    assertThat(runway.rates().week()).isEqualByComparingTo("240");
    assertThat(runway.rates().month()).isEqualByComparingTo("240");
    assertThat(runway.method()).isEqualTo(RunwayEstimator.METHOD);
    assertThat(runway.inputs().falls()).isEqualTo(60 * 24);
  }

  @Test
  void moreThanAYearHasNoDate() {
    Band band = band(RunwayEstimator.estimate(steady.input(new BigDecimal("2400000"))));
    assertThat(band).isEqualTo(new Band(null, null, null));
  }

  @Test
  void aBalanceAtItsThresholdIsEmptyNow() {
    RunwayInput input = steady.input(new BigDecimal("500"));
    assertThat(RunwayEstimator.estimate(input.withThreshold(new BigDecimal("500"))).state())
        .isEqualTo(State.EMPTY);
    Band band = band(RunwayEstimator.estimate(input.withThreshold(new BigDecimal("501"))));
    assertThat(band).isEqualTo(new Band(steady.last(), steady.last(), steady.last()));
    assertThat(RunwayEstimator.estimate(steady.input(BigDecimal.ZERO)).state())
        .isEqualTo(State.EMPTY);
    assertThat(RunwayEstimator.estimate(input.withThreshold(new BigDecimal("5E+2"))).reason())
        .isEqualTo("the balance is at 500 or below");
    assertThat(RunwayEstimator.estimate(steady.input(new BigDecimal("-1"))).reason())
        .isEqualTo("the balance is at its threshold or below");
  }

  @Test
  void aThresholdIsReachedBeforeZero() {
    RunwayInput input = steady.input(new BigDecimal("3400"));
    Runway runway = RunwayEstimator.estimate(input.withThreshold(new BigDecimal("1000")));
    assertThat(band(runway)).isEqualTo(steady.band(new BigDecimal("2400")));
  }

  @Test
  void creditEndsWithItsExpiry() {
    Instant expiry = steady.last().plus(Duration.ofDays(4));
    Terms terms = new Terms(Billing.PREPAID, null, expiry);
    Band band = band(ask(steady, "2400", Meaning.REMAINING, terms));
    assertThat(band).isEqualTo(new Band(expiry, expiry, expiry));
    Band first = band(ask(steady, "900", Meaning.REMAINING, terms));
    assertThat(first.p50()).isBefore(expiry);
    Terms expired = new Terms(Billing.PREPAID, null, steady.last());
    assertThat(ask(steady, "2400", Meaning.REMAINING, expired).state()).isEqualTo(State.EMPTY);
  }

  @Test
  void plannedUsageIsSubtracted() {
    RunwayInput input = steady.input(new BigDecimal("2400"));
    Instant inTwoDays = steady.last().plus(Duration.ofDays(2));
    Instant inAYear = steady.last().plus(Duration.ofDays(365));
    Band band = band(plan(input, new PlannedUsage(inTwoDays, new BigDecimal("1200"))));
    assertThat(band.p50())
        .isCloseTo(steady.last().plus(Duration.ofDays(5)), within(4, ChronoUnit.HOURS));
    Band all = band(plan(input, new PlannedUsage(inTwoDays, new BigDecimal("2300"))));
    assertThat(all.p50()).isEqualTo(inTwoDays);
    assertThat(band(plan(input, new PlannedUsage(inAYear, new BigDecimal("2300")))))
        .isEqualTo(steady.band(new BigDecimal("2400")));
    assertThatThrownBy(() -> new PlannedUsage(inAYear, BigDecimal.ZERO))
        .hasMessage("a planned use must be more than 0, not 0");
  }

  @Test
  void aFewHoursOrNoUsageAreInsufficient() {
    Runway young = RunwayEstimator.estimate(hours(5, "1").input(BigDecimal.TEN));
    assertThat(young.state()).isEqualTo(State.INSUFFICIENT_DATA);
    assertThat(young.reason()).isEqualTo("watched for less than 6 h");
    assertThat(young.emptyAt()).isNull();
    Runway first = RunwayEstimator.estimate(hours(7, "1").input(BigDecimal.TEN));
    assertThat(first.state()).isEqualTo(State.OK);
    assertThat(first.reason()).isEqualTo("first estimate");
    Runway unused = RunwayEstimator.estimate(hours(48, "0").input(BigDecimal.TEN));
    assertThat(unused.reason()).isEqualTo("no use observed yet");
    assertThat(RunwayEstimator.estimate(hours(200, "0").input(BigDecimal.TEN)).state())
        .isEqualTo(State.NOT_FALLING);
    RunwayInput nothing =
        RunwayInput.of(Drain.START, ZoneOffset.UTC, new HourlyUsage(), BigDecimal.TEN);
    assertThat(RunwayEstimator.estimate(nothing).state()).isEqualTo(State.INSUFFICIENT_DATA);
  }

  @Test
  void aLongPauseIsIdle() {
    Drain drain = Drain.steady(20, "10");
    Instant end = drain.last();
    BigDecimal level = new BigDecimal("95200");
    for (int hour = 1; hour <= 24 * 8; hour++) {
      drain.add(end.plus(Duration.ofHours(hour)), level);
    }
    Runway runway = RunwayEstimator.estimate(drain.input(level));
    assertThat(runway.state()).isEqualTo(State.IDLE);
    assertThat(runway.reason()).isEqualTo("no use for 8 days; assumes that it resumes as before");
  }

  @Test
  void anOldSampleIsStaleWithItsPrediction() {
    RunwayInput fresh = steady.input(new BigDecimal("2400"));
    Runway stale = RunwayEstimator.estimate(fresh.at(steady.last().plus(Duration.ofHours(4))));
    assertThat(stale.state()).isEqualTo(State.STALE);
    assertThat(stale.emptyAt()).isEqualTo(RunwayEstimator.estimate(fresh).emptyAt());
    assertThat(RunwayEstimator.estimate(fresh.at(steady.last().plus(Duration.ofHours(2)))).state())
        .isEqualTo(State.OK);
    Instant late = steady.last().plus(Duration.ofDays(30));
    assertThat(band(RunwayEstimator.estimate(fresh.at(late))))
        .isEqualTo(new Band(late, late, late));
    assertThatThrownBy(() -> RunwayEstimator.estimate(fresh.at(Drain.START)))
        .hasMessageContaining("is later than the prediction at 2026-03-02T00:00:00Z");
  }

  @Test
  void aBalanceWithoutALimitHasNoRunway() {
    RunwayInput plain = steady.input(BigDecimal.TEN);
    assertThat(RunwayEstimator.estimate(plain.withAmount(Amount.unlimited("Unlim"))).state())
        .isEqualTo(State.UNLIMITED);
    assertThat(RunwayEstimator.estimate(plain.withAmount(Amount.ABSENT)).state())
        .isEqualTo(State.INSUFFICIENT_DATA);
    assertThat(ask(steady, "10", Meaning.OWED, POSTPAID).state()).isEqualTo(State.NO_LIMIT);
    assertThat(ask(steady, "10", Meaning.LIMIT, PREPAID).state())
        .isEqualTo(State.INSUFFICIENT_DATA);
  }

  @Test
  void anOwedAmountRunsUpToItsLimit() {
    Terms limited = new Terms(Billing.POSTPAID, new BigDecimal("3000"), null);
    Runway runway = ask(steady, "600", Meaning.OWED, limited);
    assertThat(band(runway)).isEqualTo(steady.band(new BigDecimal("2400")));
    Runway overdrawn = ask(steady, "-600", Meaning.REMAINING, limited);
    assertThat(band(overdrawn)).isEqualTo(steady.band(new BigDecimal("2400")));
  }

  @Test
  void aPostpaidFigureThatMovesInBothDirectionsHasNoDirection() {
    Drain drain = new Drain();
    for (int hour = 0; hour < 48; hour++) {
      drain.add(
          Drain.START.plus(Duration.ofHours(hour)), BigDecimal.valueOf(hour % 2 == 0 ? 10 : 20));
    }
    assertThat(ask(drain, "20", Meaning.REMAINING, POSTPAID).state())
        .isEqualTo(State.DIRECTION_UNKNOWN);
    assertThat(ask(drain, "20", Meaning.REMAINING, PREPAID).state())
        .isNotEqualTo(State.DIRECTION_UNKNOWN);
  }

  @Test
  void aDerivedBucketLeavesTheRunwayToTheOther() {
    RunwayInput plain = steady.input(BigDecimal.TEN);
    assertThat(RunwayEstimator.estimate(plain.asDerived()).state()).isEqualTo(State.DERIVED);
    RunwayInput unlimited = plain.withAmount(Amount.unlimited("Unlim")).asDerived();
    assertThat(RunwayEstimator.estimate(unlimited).state()).isEqualTo(State.UNLIMITED);
  }

  private static Drain hours(int hours, String perHour) {
    Drain drain = new Drain();
    for (int hour = 0; hour <= hours; hour++) {
      drain.add(
          Drain.START.plus(Duration.ofHours(hour)),
          new BigDecimal("1000")
              .subtract(new BigDecimal(perHour).multiply(BigDecimal.valueOf(hour))));
    }
    return drain;
  }

  private static Runway ask(Drain drain, String amount, Meaning meaning, Terms terms) {
    RunwayInput plain = drain.input(new BigDecimal(amount));
    return RunwayEstimator.estimate(plain.withTerms(meaning, terms));
  }

  private static Runway plan(RunwayInput input, @Nullable PlannedUsage planned) {
    return RunwayEstimator.estimate(
        input.withPlanned(planned == null ? List.of() : List.of(planned)));
  }

  private static Band band(Runway runway) {
    return Objects.requireNonNull(runway.emptyAt());
  }
}
