package dev.saldo.runway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.runway.Runway.Band;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The properties of every runway, checked on random usage. */
class RunwayPropertiesTest {

  private static final int CASES = 40;

  /** Returns the method whose properties are checked. */
  RunwayPredictionMethod method() {
    return RunwayPredictionMethod.PLAIN;
  }

  private Drain drain(Random random, int days) {
    return Drain.random(random, days).with(method());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.001", "3", "1000000"})
  void scalingAmountsScalesNothingElse(String factor) {
    Random random = new Random(1);
    for (int i = 0; i < CASES; i++) {
      Drain drain = drain(random, 2 + random.nextInt(60));
      BigDecimal balance = balance(random);
      assertSame(
          drain.times(factor).band(balance.multiply(new BigDecimal(factor))),
          drain.band(balance),
          Duration.ZERO);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 52, 520})
  void shiftingByWeeksShiftsThePredictionByWeeks(int weeks) {
    Random random = new Random(2);
    Duration by = Duration.ofDays(7L * weeks);
    for (int i = 0; i < CASES; i++) {
      Drain drain = drain(random, 2 + random.nextInt(60));
      BigDecimal balance = balance(random);
      assertSame(drain.later(by).band(balance), drain.band(balance), by);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void aTopUpNeverShortensTheRunway(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      Drain drain = drain(random, 2 + random.nextInt(60));
      BigDecimal balance = balance(random);
      BigDecimal amount = BigDecimal.valueOf(5_000 + random.nextInt(500_000));
      int sample = 1 + random.nextInt(drain.size() - 1);
      Band before = drain.band(balance);
      Band after = drain.bandAfterTopUp(balance, sample, amount);
      assertNotEarlier(after.p10(), before.p10());
      assertNotEarlier(after.p50(), before.p50());
      assertNotEarlier(after.p90(), before.p90());
    }
  }

  /** Even a rise that hides almost nothing makes a day slightly less like the others. */
  @ParameterizedTest
  @ValueSource(longs = {13, 14})
  void aTinyTopUpShortensTheRunwayOnlyNegligibly(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5 * CASES; i++) {
      Drain drain = drain(random, 4 + random.nextInt(60));
      BigDecimal balance = balance(random);
      BigDecimal amount =
          BigDecimal.valueOf(Math.round(100 * Math.pow(10, 5 * random.nextDouble())), 2);
      Band before = drain.band(balance);
      Band after = drain.bandAfterTopUp(balance, 1 + random.nextInt(drain.size() - 1), amount);
      if (before.p50() != null && after.p50() != null) {
        double hours = Duration.between(drain.last(), before.p50()).toSeconds() / 3600.0;
        double then = Duration.between(drain.last(), after.p50()).toSeconds() / 3600.0;
        assertThat(then).isGreaterThan(hours * 0.99 - 0.01);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void aHigherBalanceNeverRunsOutSooner(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      Drain drain = drain(random, 1 + random.nextInt(60));
      RunwayInput input = drain.input(BigDecimal.ONE);
      List<PlannedUsage> planned =
          i % 2 == 0
              ? List.of()
              : List.of(
                  new PlannedUsage(drain.last().plus(Duration.ofDays(2)), new BigDecimal("900")));
      Band before = Objects.requireNonNull(band(input, BigDecimal.ONE, planned));
      for (long balance = 2; balance < 1_000_000_000; balance = balance * 5 / 4 + 1) {
        Band more = Objects.requireNonNull(band(input, BigDecimal.valueOf(balance), planned));
        assertNotEarlier(more.p10(), before.p10());
        assertNotEarlier(more.p50(), before.p50());
        assertNotEarlier(more.p90(), before.p90());
        before = more;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Africa/Accra", "America/New_York", "Asia/Kathmandu"})
  void thePercentilesAreInOrder(String zone) {
    Random random = new Random(7);
    for (int i = 0; i < CASES; i++) {
      Drain drain = drain(random, 1 + random.nextInt(200));
      Runway runway = RunwayEstimator.estimate(drain.input(balance(random), ZoneId.of(zone)));
      Band band = Objects.requireNonNull(runway.emptyAt());
      assertThat(band.p10())
          .as("is set if a later percentile is set")
          .satisfies(p10 -> inOrder(band));
      assertNotEarlier(band.p10(), runway.asOf());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 9})
  void theSameInputHasTheSameResult(long seed) {
    Drain drain = drain(new Random(seed), 90);
    BigDecimal balance = new BigDecimal("12345.67");
    Runway first = RunwayEstimator.estimate(drain.input(balance));
    assertThat(RunwayEstimator.estimate(drain.input(balance))).isEqualTo(first);
  }

  private static @Nullable Band band(
      RunwayInput q, BigDecimal balance, List<PlannedUsage> planned) {
    RunwayInput plain = RunwayInput.of(q.asOf(), ZoneOffset.UTC, q.use(), balance);
    return RunwayEstimator.estimate(plain.withPlanned(planned).with(q.method())).emptyAt();
  }

  private static BigDecimal balance(Random random) {
    return BigDecimal.valueOf(100 + random.nextInt(100_000));
  }

  private static void inOrder(Band band) {
    List<Instant> edges =
        Stream.of(band.p10(), band.p50(), band.p90()).filter(Objects::nonNull).toList();
    assertThat(edges).isSorted();
    assertThat(band.p50() != null || band.p90() == null).isTrue();
    assertThat(band.p10() != null || band.p50() == null).isTrue();
  }

  private static void assertNotEarlier(@Nullable Instant later, @Nullable Instant earlier) {
    assertThat(orFar(later)).isAfterOrEqualTo(orFar(earlier));
  }

  private static void assertSame(Band actual, Band expected, Duration shift) {
    assertNear(actual.p10(), expected.p10(), shift);
    assertNear(actual.p50(), expected.p50(), shift);
    assertNear(actual.p90(), expected.p90(), shift);
  }

  private static void assertNear(
      @Nullable Instant actual, @Nullable Instant expected, Duration shift) {
    Instant shifted = expected == null ? Instant.MAX : expected.plus(shift);
    assertThat(orFar(actual)).isCloseTo(shifted, within(1, ChronoUnit.SECONDS));
  }

  /** Returns the latest instant for "more than a year". */
  private static Instant orFar(@Nullable Instant at) {
    return at == null ? Instant.MAX : at;
  }
}
