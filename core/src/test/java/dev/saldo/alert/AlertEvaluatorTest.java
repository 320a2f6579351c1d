package dev.saldo.alert;

import static dev.saldo.alert.AlertEvidence.Verdict.BETWEEN;
import static dev.saldo.alert.AlertEvidence.Verdict.BREACH;
import static dev.saldo.alert.AlertEvidence.Verdict.DOUBTFUL;
import static dev.saldo.alert.AlertEvidence.Verdict.HEALTHY;
import static dev.saldo.alert.AlertEvidence.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.alert.AlertCondition.BalanceBelow;
import dev.saldo.alert.AlertCondition.ExpiresWithin;
import dev.saldo.alert.AlertCondition.Failing;
import dev.saldo.alert.AlertCondition.OrderBy;
import dev.saldo.alert.AlertCondition.RunwayBelow;
import dev.saldo.alert.AlertCondition.Stale;
import dev.saldo.alert.AlertCondition.TopUpOverdue;
import dev.saldo.alert.AlertCondition.ToppedUp;
import dev.saldo.alert.AlertCondition.Unauthorized;
import dev.saldo.alert.AlertCondition.UseAboveUsual;
import dev.saldo.alert.AlertEvidence.Verdict;
import dev.saldo.alert.AlertFacts.Bucket;
import dev.saldo.alert.AlertFacts.Reading;
import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.Runway.State;
import dev.saldo.runway.UsageBand;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AlertEvaluatorTest {

  /** A Thursday. */
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  private static final Reading READ = new Reading(NOON, null, null);
  private static final AlertCondition BELOW_100 =
      new BalanceBelow(BigDecimal.valueOf(100), BigDecimal.valueOf(120));
  private static final AlertCondition THREE_DAYS =
      new RunwayBelow(Duration.ofDays(3), Duration.ofDays(5));

  @ParameterizedTest
  @CsvSource({
    "99.99, BREACH",
    "0, BREACH",
    "-5, BREACH",
    "100, BETWEEN",
    "119.99, BETWEEN",
    "120, HEALTHY"
  })
  void aBalanceIsLowBelowItsThresholdAndZeroIsLow(String left, Verdict verdict) {
    assertThat(judge(BELOW_100, bucket(left, lasts(9)))).isEqualTo(verdict);
  }

  @Test
  void anAbsentNumberIsUnknownAndNoLimitIsHealthy() {
    assertThat(judge(BELOW_100, bucket(null, lasts(9)))).isEqualTo(UNKNOWN);
    Bucket unlimited = new Bucket(null, true, true, state(State.UNLIMITED), null, List.of(), null);
    assertThat(judge(BELOW_100, unlimited)).isEqualTo(HEALTHY);
    assertThat(judge(THREE_DAYS, unlimited)).isEqualTo(HEALTHY);
  }

  @Test
  void aLevelThatWasNotReadOrNotConfirmedIsUnknown() {
    Reading failed = new Reading(NOON, NOON, FailureReason.TIMEOUT);
    AlertFacts facts = new AlertFacts(NOON, failed, bucket("5", lasts(1)));
    Bucket doubtful = new Bucket(BigDecimal.ZERO, false, false, lasts(0), null, List.of(), null);
    Stream.of(BELOW_100, THREE_DAYS, new TopUpOverdue(), new ToppedUp(null))
        .forEach(
            condition -> {
              assertThat(AlertEvaluator.evaluate(condition, facts).verdict()).isEqualTo(UNKNOWN);
              assertThat(judge(condition, doubtful)).isEqualTo(UNKNOWN);
            });
  }

  @Test
  void theEarlyEdgeOfTheRunwayDecides() {
    assertThat(judge(THREE_DAYS, bucket("5", lasts(2)))).isEqualTo(BREACH);
    assertThat(judge(THREE_DAYS, bucket("5", lasts(3)))).isEqualTo(BETWEEN);
    assertThat(judge(THREE_DAYS, bucket("5", lasts(5)))).isEqualTo(HEALTHY);
    assertThat(judge(THREE_DAYS, bucket("5", runway(State.OK, new Band(null, null, null)))))
        .isEqualTo(HEALTHY);
    assertThat(judge(THREE_DAYS, bucket("0", runway(State.EMPTY, new Band(NOON, NOON, NOON)))))
        .isEqualTo(BREACH);
    AlertEvidence evidence = AlertEvaluator.evaluate(THREE_DAYS, facts(bucket("5", lasts(2))));
    assertThat(evidence.text()).isEqualTo("may run out in 2 days");
  }

  @Test
  void aBreachIsDoubtfulUntilTheMedianOfTheRunwayIsNearToo() {
    assertThat(judge(THREE_DAYS, bucket("5", lasts(2, "P4D")))).isEqualTo(DOUBTFUL);
    assertThat(judge(THREE_DAYS, bucket("5", lasts(2, "P3DT23H59M59S")))).isEqualTo(BREACH);
    assertThat(judge(THREE_DAYS, bucket("5", lasts(3, "P4D")))).isEqualTo(BETWEEN);
    Band open = new Band(NOON.plus(Duration.ofDays(1)), null, null);
    assertThat(judge(THREE_DAYS, bucket("5", runway(State.OK, open)))).isEqualTo(DOUBTFUL);
  }

  @ParameterizedTest
  @CsvSource({
    "P3DT5H59M59S, P3DT23H, BREACH",
    "P3DT6H, P3DT23H, BETWEEN",
    "P3DT5H59M59S, P4D, BETWEEN",
    "P2DT23H59M59S, P4D, DOUBTFUL"
  })
  void anEpisodeOpensATwelfthAboveTheTimeOfTheRule(
      Duration early, Duration middle, Verdict verdict) {
    Band band = new Band(NOON.plus(early), NOON.plus(middle), null);
    assertThat(judge(THREE_DAYS, bucket("5", runway(State.OK, band)))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @EnumSource(names = {"STALE", "INSUFFICIENT_DATA", "DIRECTION_UNKNOWN", "DERIVED"})
  void aRunwayThatSaysNothingIsUnknown(State state) {
    assertThat(judge(THREE_DAYS, bucket("5", state(state)))).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "12, 3, HEALTHY", // Tuesday, 8 December: three business days before are Thursday, the 3rd
    "6, 3, HEALTHY", // Wednesday, 2 December: order by Friday, the 27th
    "5, 3, BREACH", // Tuesday: order by today
    "4, 3, BREACH",
    "1, 0, HEALTHY",
    "0, 0, BREACH"
  })
  void creditIsOrderedSoManyBusinessDaysAhead(int lasts, int leadDays, Verdict verdict) {
    BusinessCalendar calendar =
        new BusinessCalendar(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), ZoneId.of("Africa/Accra"));
    assertThat(judge(new OrderBy(leadDays, calendar), bucket("5", lasts(lasts))))
        .isEqualTo(verdict);
  }

  @Test
  void aHolidayMovesTheOrderToTheDayBefore() {
    BusinessCalendar calendar =
        new BusinessCalendar(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            Set.of(LocalDate.of(2026, 12, 25)),
            ZoneId.of("Africa/Accra"));
    assertThat(calendar.subtract(LocalDate.of(2026, 12, 28), 0)).isEqualTo("2026-12-28");
    assertThat(calendar.subtract(LocalDate.of(2026, 12, 27), 0)).isEqualTo("2026-12-24");
    assertThat(calendar.subtract(LocalDate.of(2026, 12, 28), 1)).isEqualTo("2026-12-24");
  }

  @ParameterizedTest
  @CsvSource({"39, BREACH", "40, HEALTHY", "500, HEALTHY"})
  void aTopUpIsOverdueBelowTheLevelsAtWhichTheyCame(String left, Verdict verdict) {
    List<BigDecimal> levels = Stream.of("55", "40", "61").map(BigDecimal::new).toList();
    Bucket bucket = new Bucket(new BigDecimal(left), false, true, lasts(9), null, levels, null);
    assertThat(judge(new TopUpOverdue(), bucket)).isEqualTo(verdict);
    Bucket young =
        new Bucket(new BigDecimal(left), false, true, lasts(9), null, levels.subList(0, 2), null);
    assertThat(judge(new TopUpOverdue(), young)).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"5, 6, BREACH", "5, 8, HEALTHY", "5, -1, BREACH", "0, 6, HEALTHY"})
  void creditExpiresOnlyWhereSomeIsLeft(String left, int inDays, Verdict verdict) {
    Bucket bucket =
        new Bucket(
            new BigDecimal(left),
            false,
            true,
            lasts(9),
            NOON.plus(Duration.ofDays(inDays)),
            List.of(),
            null);
    AlertCondition week = new ExpiresWithin(Duration.ofDays(7));
    assertThat(judge(week, bucket)).isEqualTo(verdict);
    assertThat(judge(week, bucket(left, lasts(9)))).isEqualTo(UNKNOWN);
  }

  @Test
  void aTopUpIsToldFromAnAmountOn() {
    Bucket topped =
        new Bucket(BigDecimal.TEN, false, true, lasts(9), null, List.of(), BigDecimal.TEN);
    assertThat(judge(new ToppedUp(null), topped)).isEqualTo(BREACH);
    assertThat(judge(new ToppedUp(BigDecimal.TEN), topped)).isEqualTo(BREACH);
    assertThat(judge(new ToppedUp(BigDecimal.valueOf(11)), topped)).isEqualTo(HEALTHY);
    assertThat(judge(new ToppedUp(null), bucket("10", lasts(9)))).isEqualTo(HEALTHY);
  }

  @Test
  void anAccountThatFailsForTooLongIsTold() {
    AlertCondition hour = new Failing(Duration.ofHours(1));
    assertThat(judge(hour, reading(30, FailureReason.TIMEOUT))).isEqualTo(BETWEEN);
    assertThat(judge(hour, reading(60, FailureReason.TIMEOUT))).isEqualTo(BREACH);
    assertThat(judge(hour, READ)).isEqualTo(HEALTHY);
    AlertCondition day = new Stale(Duration.ofDays(1));
    assertThat(judge(day, new Reading(NOON.minusSeconds(86_399), null, null))).isEqualTo(HEALTHY);
    assertThat(judge(day, new Reading(NOON.minusSeconds(86_400), null, null))).isEqualTo(BREACH);
    assertThat(judge(day, new Reading(null, NOON, FailureReason.TIMEOUT))).isEqualTo(UNKNOWN);
  }

  @Test
  void anotherFailureSaysNothingAboutTheCredentials() {
    AlertCondition refused = new Unauthorized();
    assertThat(judge(refused, reading(5, FailureReason.UNAUTHORIZED))).isEqualTo(BREACH);
    assertThat(judge(refused, reading(5, FailureReason.UNAVAILABLE))).isEqualTo(UNKNOWN);
    assertThat(judge(refused, READ)).isEqualTo(HEALTHY);
  }

  @Test
  void useAboveTheBandIsUnusualAndTheAcceptedFalseAlarmsSetTheLimit() {
    UsageBand band = new UsageBand(NOON, 130, 100, 50, 0.1, 0.1);
    Bucket bucket =
        new Bucket(BigDecimal.TEN, false, true, lasts(9), null, List.of(), null)
            .withUsageBand(band);
    assertThat(judge(new UseAboveUsual(30), bucket)).isEqualTo(BREACH);
    assertThat(judge(new UseAboveUsual(1), bucket)).isEqualTo(HEALTHY);
    assertThat(judge(new UseAboveUsual(1), bucket("10", lasts(9)))).isEqualTo(UNKNOWN);
    assertThat(AlertEvaluator.evaluate(new UseAboveUsual(30), facts(bucket)).text())
        .isEqualTo("130 used in the hour from 2026-11-26T12:00:00Z, usually 100, at most 119");
  }

  private static Verdict judge(AlertCondition condition, Bucket bucket) {
    return AlertEvaluator.evaluate(condition, facts(bucket)).verdict();
  }

  private static Verdict judge(AlertCondition condition, Reading reading) {
    return AlertEvaluator.evaluate(condition, new AlertFacts(NOON, reading, null)).verdict();
  }

  private static AlertFacts facts(Bucket bucket) {
    return new AlertFacts(NOON, READ, bucket);
  }

  private static Reading reading(int minutesFailing, FailureReason reason) {
    Instant since = NOON.minus(Duration.ofMinutes(minutesFailing));
    return new Reading(since.minusSeconds(60), since, reason);
  }

  private static Bucket bucket(@Nullable String left, Runway runway) {
    BigDecimal amount = left == null ? null : new BigDecimal(left);
    return new Bucket(amount, false, true, runway, null, List.of(), null);
  }

  private static Runway lasts(int days) {
    Instant end = NOON.plus(Duration.ofDays(days));
    return runway(State.OK, new Band(end, end.plus(Duration.ofDays(1)), null));
  }

  private static Runway lasts(int days, String median) {
    return runway(
        State.OK,
        new Band(NOON.plus(Duration.ofDays(days)), NOON.plus(Duration.parse(median)), null));
  }

  private static Runway state(State state) {
    return runway(state, null);
  }

  private static Runway runway(State state, @Nullable Band band) {
    return new Runway(
        NOON, state, "reason", band, null, "test", new Runway.Inputs(null, null, 0, 0, 0));
  }
}
