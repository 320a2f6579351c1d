package dev.saldo.alert.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.alert.AccountFacts;
import dev.saldo.alert.AccountRules;
import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertFacts;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.BucketFacts;
import dev.saldo.alert.BusinessCalendar;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.history.SeriesKey;
import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.Runway.State;
import dev.saldo.runway.UsageBand;
import dev.saldo.schedule.AdaptiveInterval;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wait for the next reading, so that no alert comes late. */
final class NextReadingFinderTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final AdaptiveInterval BOUNDS =
      new AdaptiveInterval(Duration.ofMinutes(5), Duration.ofHours(6));
  private static final BalanceUnit UNIT = BalanceUnit.money("EUR");
  private static final AlertSubject SUBJECT = new AlertSubject("rule-0", "otp", "main");

  private static final AlertCondition BELOW_500 =
      new AlertCondition.BalanceBelow(new BigDecimal("500"), new BigDecimal("600"));
  private static final AlertCondition SHORT =
      new AlertCondition.RunwayBelow(Duration.ofDays(3), Duration.ofDays(4));

  private static final BusinessCalendar EVERY_DAY =
      new BusinessCalendar(Set.of(), Set.of(), ZoneOffset.UTC);

  private BigDecimal left = new BigDecimal("1000");
  private boolean trusted = true;
  private @Nullable Instant expiresAt;
  private List<BigDecimal> topUpLevels = List.of();
  private @Nullable UsageBand usage;
  private Map<AlertSubject, AlertTrack> tracks = Map.of();

  @Test
  void theLevelOfARuleCountsAndNotOnlyTheEmptyBalance() {
    // 400 of 900 are left until the level: 4/9 of the runway, of which a sixth.
    left = new BigDecimal("900");
    assertThat(wait(days(9), BELOW_500)).hasMinutes(320);
    assertThat(wait(days(2), BELOW_500)).hasMinutes(160);
    left = new BigDecimal("510");
    assertThat(wait(days(9), BELOW_500)).hasMinutes(40);
    left = new BigDecimal("500");
    assertThat(wait(days(9), BELOW_500)).hasMinutes(5);
  }

  @Test
  void anOpenAlertLeavesTheTimeUntilTheBalanceIsEmpty() {
    left = new BigDecimal("400");
    assertThat(wait(days(2), BELOW_500)).hasMinutes(5);
    tracks = Map.of(SUBJECT, new AlertTrack(0, 0, open()));
    assertThat(wait(days(2), BELOW_500)).hasMinutes(320);
    assertThat(wait(Duration.ofHours(4), BELOW_500)).hasMinutes(80);
    assertThat(wait(Duration.ofMinutes(30), BELOW_500)).hasMinutes(10);
    assertThat(wait(Duration.ofMinutes(10), BELOW_500)).hasMinutes(5);
  }

  /** The rule holds below 78 and 96 hours. */
  @ParameterizedTest
  @CsvSource({
    "79, 90, 5", // as good as there
    "89, 97, 5",
    "90, 108, 5", // 15 % above, but a median that comes as early as this p10 is enough
    "100, 160, 10", // the median is 67 % above, p10 is 60 % before it: one such move is not enough
    "100, 110, 20", // two moves of 10 %
    "480, 504, 40", // many moves, but nearer than eight times the rule
    "720, 768, 320",
    "40, 97, 5", // p10 is past the rule, the median is not
    "40, 600, 5"
  })
  void aRunwayIsReadMoreOftenIfItsRangeReachesTheRule(int early, int middle, int minutes) {
    assertThat(find(band(early, middle), SHORT)).hasMinutes(minutes);
  }

  @Test
  void anIntervalTakesAtMostAThirdOfTheTimeUntilTheRule() {
    AlertCondition soon =
        new AlertCondition.RunwayBelow(Duration.ofHours(12), Duration.ofHours(16));
    assertThat(find(band(15, 18), soon)).hasMinutes(5);
    assertThat(find(band(19, 20), soon)).hasMinutes(40);
    AlertCondition sooner =
        new AlertCondition.RunwayBelow(Duration.ofHours(3), Duration.ofHours(4));
    assertThat(find(band(5, 5), sooner)).hasMinutes(20);
  }

  /** A top-up in a long interval hides use, which the next prediction would miss. */
  @Test
  void whileAnAlertAboutARunwayIsOpenATopUpIsExpected() {
    tracks = Map.of(SUBJECT, new AlertTrack(0, 0, open()));
    assertThat(find(band(48, 60), SHORT)).hasMinutes(40);
    assertThat(find(band(48, 60), new AlertCondition.OrderBy(5, EVERY_DAY))).hasMinutes(40);
  }

  @Test
  void theNearestOfSeveralRulesDecides() {
    assertThat(find(band(960, 1000), BELOW_500)).hasMinutes(320);
    assertThat(find(band(960, 1000), BELOW_500, SHORT)).hasMinutes(320);
    assertThat(find(band(480, 504), BELOW_500, SHORT)).hasMinutes(40);
    left = new BigDecimal("501");
    assertThat(find(band(480, 504), BELOW_500, SHORT)).hasMinutes(5);
  }

  @Test
  void withoutRulesOnlyTheEmptyBalanceCounts() {
    assertThat(wait(days(90))).hasMinutes(320);
    assertThat(wait(Duration.ofHours(3))).hasMinutes(80);
  }

  @Test
  void anOrderDayIsApproachedLikeARunway() {
    // The order takes five days and the rest of the present one: 132 hours before the 10th
    // percentile.
    AlertCondition order = new AlertCondition.OrderBy(5, EVERY_DAY);
    assertThat(find(band(144, 150), order)).hasMinutes(5);
    assertThat(find(band(192, 210), order)).hasMinutes(40);
    assertThat(find(band(192, 300), order)).hasMinutes(5);
    assertThat(find(band(1440, 1500), order)).hasMinutes(320);
  }

  @Test
  void anExpiryIsApproachedByTheClock() {
    AlertCondition expiry = new AlertCondition.ExpiresWithin(Duration.ofDays(7));
    expiresAt = NOON.plus(Duration.ofDays(8));
    assertThat(wait(days(90), expiry)).hasMinutes(160);
    expiresAt = NOON.plus(Duration.ofDays(7)).plusSeconds(60);
    assertThat(wait(days(90), expiry)).hasMinutes(5);
  }

  @Test
  void theLevelsOfPastTopUpsCountFromTheThirdOn() {
    AlertCondition overdue = new AlertCondition.TopUpOverdue();
    topUpLevels = List.of(new BigDecimal("990"), new BigDecimal("995"));
    assertThat(wait(days(90), overdue)).hasMinutes(320);
    topUpLevels = List.of(new BigDecimal("990"), new BigDecimal("995"), new BigDecimal("999.99"));
    assertThat(wait(days(90), overdue)).hasMinutes(160);
  }

  @Test
  void aReadingToConfirmIsConfirmedSoon() {
    tracks = Map.of(SUBJECT, new AlertTrack(1, 0, null));
    assertThat(wait(days(90), BELOW_500)).hasMinutes(5);
    tracks = Map.of(SUBJECT, new AlertTrack(0, 1, open()));
    assertThat(wait(days(90), BELOW_500)).hasMinutes(5);
    tracks = Map.of();
    trusted = false;
    assertThat(wait(days(90), BELOW_500)).hasMinutes(5);
  }

  @Test
  void useIsUnusualAgainstItsOwnHourOfTheWeek() {
    usage = new UsageBand(NOON, 900, 100, 10, 0.5, 0.2);
    assertThat(wait(days(90))).hasMinutes(5);
    usage = new UsageBand(NOON, 900, 1000, 10, 0.5, 0.2);
    assertThat(wait(days(90))).hasMinutes(320);
  }

  @Test
  void aStaleRuleIsNotBrokenByTheIntervalItself() {
    assertThat(wait(days(90), new AlertCondition.Stale(Duration.ofHours(2)))).hasMinutes(40);
  }

  @Test
  void aNewAccountIsReadOften() {
    assertThat(find(runway(State.OK, days(90), 20))).hasMinutes(10);
    assertThat(find(runway(State.INSUFFICIENT_DATA, null, 3))).hasMinutes(10);
    assertThat(find(runway(State.INSUFFICIENT_DATA, null, 80))).hasMinutes(40);
  }

  @Test
  void whatCannotRunOutIsReadSeldom() {
    assertThat(find(runway(State.UNLIMITED, null, 500))).hasMinutes(320);
    assertThat(find(runway(State.NOT_FALLING, null, 500))).hasMinutes(320);
    assertThat(find(runway(State.OK, null, 500), SHORT)).hasMinutes(320);
    assertThat(find(runway(State.EMPTY, Duration.ZERO, 500))).hasMinutes(40);
  }

  private static Runway band(int early, int middle) {
    Band band =
        new Band(NOON.plus(Duration.ofHours(early)), NOON.plus(Duration.ofHours(middle)), null);
    Runway.Inputs inputs = new Runway.Inputs(null, null, 500, 0, 0);
    return new Runway(NOON, State.OK, "", band, null, "test", inputs);
  }

  private Duration wait(Duration earliest, AlertCondition... conditions) {
    return find(runway(State.OK, earliest, 500), conditions);
  }

  private Duration find(Runway runway, AlertCondition... conditions) {
    SeriesKey key =
        new SeriesKey("otp", "test", "main", UNIT.kind(), UNIT.code(), Meaning.REMAINING);
    AlertFacts.Bucket bucket =
        new AlertFacts.Bucket(
            left, false, trusted, runway, expiresAt, topUpLevels, null, usage, UNIT);
    AccountFacts facts =
        new AccountFacts(
            "otp",
            "test",
            NOON,
            new AlertFacts.Reading(NOON, null, null),
            List.of(new BucketFacts(key, "", UNIT, left, NOON, bucket)),
            Set.of());
    AccountRules rules = new AccountRules(rules(conditions), "otp", "test", Set.of());
    return NextReadingFinder.find(BOUNDS, rules, facts, tracks);
  }

  private static AlertRuleSet rules(AlertCondition... conditions) {
    return new AlertRuleSet(
        Arrays.stream(conditions)
            .map(
                condition ->
                    new ScopedAlertRule(
                        AlertScope.ALL,
                        AlertRule.of(
                            "rule-" + Arrays.asList(conditions).indexOf(condition),
                            condition,
                            AlertSeverity.WARNING,
                            "mail")))
            .toList());
  }

  private static AlertEpisode open() {
    return new AlertEpisode(
        "e", SUBJECT, AlertSeverity.WARNING, NOON, null, null, 0, List.of(), null, null, null);
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  private static Runway runway(State state, @Nullable Duration earliest, long hoursSeen) {
    Band band = earliest == null ? null : new Band(NOON.plus(earliest), null, null);
    Runway.Inputs inputs = new Runway.Inputs(null, null, hoursSeen, 0, 0);
    return new Runway(NOON, state, "", band, null, "test", inputs);
  }
}
