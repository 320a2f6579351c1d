package dev.saldo.runway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.Runway.State;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.Balance.Terms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunwayCourseTest {

  private static final Terms PREPAID = new Terms(Billing.PREPAID, null, null);

  private final Drain steady = Drain.steady(30, "10");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void runsOutExactlyWhenTheRunwaySays(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      Drain drain = Drain.random(random, 2 + random.nextInt(60));
      BigDecimal balance = BigDecimal.valueOf(1_000 + random.nextInt(500_000));
      RunwayInput input = drain.input(balance);
      Band band = Objects.requireNonNull(RunwayEstimator.estimate(input).emptyAt());
      if (band.p10() != null && band.p50() != null && band.p90() != null) {
        List<Instant> edges = List.of(band.p10(), band.p50(), band.p90());
        List<ExpectedBalanceLevel> at = RunwayEstimator.course(input, edges);
        assertThat(at.getFirst().p10()).isZero();
        assertThat(at.get(1).p50()).isZero();
        assertThat(at.getLast().p90()).isZero();
        List<ExpectedBalanceLevel> before =
            RunwayEstimator.course(
                input, edges.stream().map(edge -> edge.minusSeconds(60)).toList());
        assertThat(before.get(1).p50()).isPositive().isLessThan(nearly(balance));
        assertThat(before.getLast().p90()).isPositive().isLessThan(nearly(balance));
      }
    }
  }

  /** Returns more than a minute uses in any of these cases. */
  private static BigDecimal nearly(BigDecimal balance) {
    return balance.multiply(new BigDecimal("0.1"));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void neverRisesAndTheTenthPercentileIsTheLowest(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      Drain drain = Drain.random(random, 1 + random.nextInt(60));
      BigDecimal balance = BigDecimal.valueOf(1_000 + random.nextInt(500_000));
      ExpectedBalanceLevel before =
          new ExpectedBalanceLevel(drain.last(), balance, balance, balance);
      for (ExpectedBalanceLevel level : course(drain.input(balance), 6, 200)) {
        assertThat(level.p10()).isBetween(BigDecimal.ZERO, before.p10());
        assertThat(level.p50()).isBetween(level.p10(), before.p50());
        assertThat(level.p90()).isBetween(level.p50(), before.p90());
        before = level;
      }
    }
  }

  @Test
  void startsAtTheBalanceAndFollowsTheWeeklyPattern() {
    Drain nightly = new Drain();
    BigDecimal level = new BigDecimal("100000");
    for (int hour = 0; hour <= 28 * 24; hour++) {
      nightly.add(Drain.START.plus(Duration.ofHours(hour)), level);
      level = hour % 24 < 8 ? level.subtract(BigDecimal.TEN) : level;
    }
    List<ExpectedBalanceLevel> course = course(nightly.input(new BigDecimal("2000")), 8, 3);
    assertThat(course.getFirst().p50()).isEqualByComparingTo("2000");
    BigDecimal night = course.getFirst().p50().subtract(course.get(1).p50());
    BigDecimal morning = course.get(1).p50().subtract(course.get(2).p50());
    assertThat(night).isCloseTo(new BigDecimal("80"), within(new BigDecimal("20")));
    assertThat(morning).isLessThan(new BigDecimal("5"));
  }

  @Test
  void goesDownToTheThreshold() {
    RunwayInput input = steady.input(new BigDecimal("1000")).withThreshold(new BigDecimal("400"));
    assertThat(course(input, 24, 30).getFirst().p50()).isEqualByComparingTo("1000");
    assertThat(course(input, 24, 30).getLast().p90()).isEqualByComparingTo("400");
  }

  @Test
  void goesDownToTheCreditLimitAndNegatesOwedAmounts() {
    Terms limit = new Terms(Billing.POSTPAID, new BigDecimal("500"), null);
    RunwayInput plain = steady.input(new BigDecimal("100"));
    List<ExpectedBalanceLevel> credit = course(plain.withTerms(Meaning.REMAINING, limit), 24, 30);
    assertThat(credit.getFirst().p50()).isEqualByComparingTo("100");
    assertThat(credit.getLast().p90()).isEqualByComparingTo("-500");
    List<ExpectedBalanceLevel> owed = course(plain.withTerms(Meaning.OWED, limit), 24, 30);
    assertThat(owed.getFirst().p50()).isEqualByComparingTo("-100");
    assertThat(owed.getLast().p90()).isEqualByComparingTo("-500");
  }

  @Test
  void aBalanceIsGoneWhenItExpires() {
    Instant expiry = steady.last().plus(Duration.ofHours(5));
    RunwayInput input =
        steady
            .input(new BigDecimal("5000"))
            .withTerms(Meaning.REMAINING, new Terms(Billing.PREPAID, null, expiry));
    List<ExpectedBalanceLevel> course =
        RunwayEstimator.course(input, List.of(expiry.minusSeconds(1), expiry));
    assertThat(course.getFirst().p10()).isGreaterThan(new BigDecimal("4000"));
    assertThat(course.getLast().p90()).isZero();
  }

  @Test
  void plannedUsageIsAStep() {
    Instant at = steady.last().plus(Duration.ofHours(10));
    RunwayInput input =
        steady
            .input(new BigDecimal("5000"))
            .withPlanned(List.of(new PlannedUsage(at, new BigDecimal("2000"))));
    List<ExpectedBalanceLevel> course =
        RunwayEstimator.course(input, List.of(at.minusSeconds(60), at));
    assertThat(course.getFirst().p50().subtract(course.getLast().p50()))
        .isCloseTo(new BigDecimal("2000"), within(BigDecimal.ONE));
  }

  @Test
  void aStaleBalanceIsPredictedToHaveFallenSince() {
    RunwayInput later =
        steady.input(new BigDecimal("5000")).at(steady.last().plus(Duration.ofDays(2)));
    assertThat(RunwayEstimator.estimate(later).state()).isEqualTo(State.STALE);
    ExpectedBalanceLevel now = RunwayEstimator.course(later, List.of(later.asOf())).getFirst();
    assertThat(now.p50()).isBetween(new BigDecimal("4400"), new BigDecimal("4700"));
  }

  @Test
  void thereIsNoPredictionWithoutABandBasedOnUsage() {
    RunwayInput plain = steady.input(new BigDecimal("5000"));
    Terms expiring = new Terms(Billing.PREPAID, null, steady.last().plus(Duration.ofDays(9)));
    RunwayInput unused = Drain.steady(10, "0").input(BigDecimal.TEN);
    Stream.of(
            plain.withAmount(Amount.of(BigDecimal.ZERO)),
            plain.withAmount(Amount.unlimited("Unlim")),
            plain.asDerived(),
            plain.withTerms(Meaning.LIMIT, PREPAID),
            plain.withTerms(Meaning.OWED, PREPAID),
            Drain.steady(0, "1").input(BigDecimal.TEN),
            unused,
            unused.withTerms(Meaning.REMAINING, expiring))
        .forEach(input -> assertThat(course(input, 1, 10)).isEmpty());
  }

  private static List<ExpectedBalanceLevel> course(RunwayInput input, int hours, int count) {
    List<Instant> instants = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      instants.add(input.asOf().plus(Duration.ofHours((long) hours * i)));
    }
    return RunwayEstimator.course(input, instants);
  }
}
