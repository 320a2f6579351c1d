package dev.saldo.alert;

import static dev.saldo.spi.channel.AlertMessageKind.ACKNOWLEDGED;
import static dev.saldo.spi.channel.AlertMessageKind.CLOSED;
import static dev.saldo.spi.channel.AlertMessageKind.ESCALATED;
import static dev.saldo.spi.channel.AlertMessageKind.OPENED;
import static dev.saldo.spi.channel.AlertMessageKind.REMINDER;
import static dev.saldo.spi.channel.AlertMessageKind.WORSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.alert.AlertCondition.BalanceBelow;
import dev.saldo.alert.AlertCondition.ToppedUp;
import dev.saldo.alert.AlertEpisode.Acknowledgement;
import dev.saldo.alert.AlertEvidence.Verdict;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EpisodeCourseTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final AlertSubject SUBJECT = new AlertSubject("runs-out", "otp-ghana", "main");
  private static final AlertCondition BELOW_100 =
      new BalanceBelow(BigDecimal.valueOf(100), BigDecimal.valueOf(120));
  private static final AlertEvidence LOW =
      AlertEvidence.breach(BigDecimal.valueOf(90), "90 left, below 100");
  private static final AlertEvidence DOUBTFUL =
      AlertEvidence.doubtful(BigDecimal.valueOf(95), "95 left");
  private static final AlertEvidence BETWEEN =
      AlertEvidence.between(BigDecimal.valueOf(110), "110 left");
  private static final AlertEvidence FINE =
      AlertEvidence.healthy(BigDecimal.valueOf(500), "500 left");
  private static final AlertEvidence UNKNOWN = AlertEvidence.unknown("the latest poll failed");

  private AlertTrack track = AlertTrack.EMPTY;
  private Instant now = NOON;
  private int episodes;

  @Test
  void anEpisodeIsToldOnceWhenItOpensAndOnceWhenItEnds() {
    EpisodeCourse course = new EpisodeCourse(rule().build());
    assertThat(kinds(observe(course, LOW, LOW, LOW, BETWEEN, LOW, FINE, FINE)))
        .containsExactly(OPENED, CLOSED);
    assertThat(track).isEqualTo(AlertTrack.EMPTY);
    assertThat(kinds(observe(course, LOW))).containsExactly(OPENED);
  }

  @Test
  void whatIsUnknownNeitherOpensNorEndsAnEpisode() {
    EpisodeCourse course = new EpisodeCourse(rule().consecutive(2).build());
    assertThat(observe(course, LOW, UNKNOWN, UNKNOWN)).isEmpty();
    assertThat(kinds(observe(course, LOW))).containsExactly(OPENED);
    assertThat(observe(course, FINE, UNKNOWN)).isEmpty();
    assertThat(kinds(observe(course, FINE))).containsExactly(CLOSED);
  }

  @Test
  void aDoubtfulBreachNeitherOpensNorEndsAnEpisode() {
    EpisodeCourse course = new EpisodeCourse(rule().consecutive(2).build());
    assertThat(observe(course, LOW, DOUBTFUL, LOW, DOUBTFUL)).isEmpty();
    assertThat(kinds(observe(course, LOW, LOW))).containsExactly(OPENED);
    assertThat(observe(course, FINE, DOUBTFUL, FINE, DOUBTFUL)).isEmpty();
    assertThat(track.episode()).isNotNull();
  }

  @Test
  void readingsInARowAreCountedAgainAfterAnyOther() {
    EpisodeCourse course = new EpisodeCourse(rule().consecutive(2).build());
    assertThat(observe(course, LOW, BETWEEN, LOW, FINE, LOW)).isEmpty();
    assertThat(kinds(observe(course, LOW))).containsExactly(OPENED);
    assertThat(observe(course, FINE, BETWEEN, FINE, LOW, FINE)).isEmpty();
    assertThat(kinds(observe(course, FINE))).containsExactly(CLOSED);
  }

  @Test
  void theLowestLevelIsKept() {
    EpisodeCourse course = new EpisodeCourse(rule().build());
    observe(course, LOW, AlertEvidence.breach(BigDecimal.ONE, "1 left"), LOW);
    assertThat(track.episode().worst()).isEqualByComparingTo("1");
  }

  @Test
  void remindersComeInTheirRhythmAndAreNotMadeUp() {
    EpisodeCourse course = new EpisodeCourse(rule().repeat(Duration.ofHours(24)).build());
    observe(course, LOW);
    assertThat(tick(course, Duration.ofHours(23))).isEmpty();
    assertThat(tick(course, Duration.ofHours(24)))
        .extracting(AlertMessage::kind, AlertMessage::number)
        .containsExactly(tuple(REMINDER, 1));
    assertThat(tick(course, Duration.ofHours(24))).isEmpty();
    assertThat(tick(course, Duration.ofHours(100)))
        .extracting(AlertMessage::kind, AlertMessage::number)
        .containsExactly(tuple(REMINDER, 4));
    assertThat(tick(course, Duration.ofHours(119))).isEmpty();
    assertThat(tick(course, Duration.ofHours(120))).hasSize(1);
  }

  @Test
  void stepsTellMorePeopleAndAllOfThemHearOfTheEnd() {
    EpisodeCourse course =
        new EpisodeCourse(
            rule()
                .step(Duration.ofHours(1), "duty")
                .step(Duration.ofHours(4), "boss")
                .step(Duration.ofHours(8), "owner")
                .build());
    observe(course, LOW);
    assertThat(tick(course, Duration.ofMinutes(59))).isEmpty();
    assertThat(tick(course, Duration.ofHours(5)))
        .extracting(AlertMessage::kind, AlertMessage::number, AlertMessage::channels)
        .containsExactly(
            tuple(ESCALATED, 1, List.of("duty")), tuple(ESCALATED, 2, List.of("boss")));
    assertThat(observe(course, FINE))
        .extracting(AlertMessage::kind, AlertMessage::channels)
        .containsExactly(tuple(CLOSED, List.of("ops", "duty", "boss")));
  }

  @Test
  void nobodyIsRemindedOfWhatAPersonTookOnUntilItGetsWorse() {
    EpisodeCourse course =
        new EpisodeCourse(
            rule().repeat(Duration.ofHours(1)).step(Duration.ofHours(2), "duty").build());
    observe(course, LOW);
    AlertOutcome taken =
        EpisodeCourse.acknowledge(track, new Acknowledgement("ama", now, "ordered"), null);
    track = taken.track();
    assertThat(taken.messages())
        .extracting(AlertMessage::kind, AlertMessage::text)
        .containsExactly(tuple(ACKNOWLEDGED, "acknowledged by ama: ordered"));
    assertThat(tick(course, Duration.ofHours(50))).isEmpty();
    assertThat(
            EpisodeCourse.acknowledge(track, new Acknowledgement("kofi", now, ""), null).messages())
        .isEmpty();
    EpisodeCourse stricter = new EpisodeCourse(rule().severity(AlertSeverity.CRITICAL).build());
    assertThat(kinds(observe(stricter, LOW))).containsExactly(WORSE);
    assertThat(track.episode().state()).isEqualTo(AlertEpisode.State.OPEN);
  }

  @Test
  void aSilencedEpisodeIsToldAtTheEndOfTheSilenceIfItIsStillOpen() {
    EpisodeCourse course = new EpisodeCourse(rule().repeat(Duration.ofHours(1)).build());
    observe(course, LOW);
    track = EpisodeCourse.silence(track, NOON.plus(Duration.ofHours(10)));
    assertThat(tick(course, Duration.ofHours(9))).isEmpty();
    assertThat(kinds(tick(course, Duration.ofHours(10)))).containsExactly(REMINDER);
    assertThat(tick(course, Duration.ofMinutes(601))).isEmpty();
  }

  @Test
  void whatEndsWhileItIsSilencedIsNotTold() {
    EpisodeCourse course = new EpisodeCourse(rule().build());
    observe(course, LOW);
    track = EpisodeCourse.silence(track, NOON.plus(Duration.ofHours(10)));
    assertThat(observe(course, FINE)).isEmpty();
    assertThat(tick(course, Duration.ofHours(11))).isEmpty();
  }

  @Test
  void quietHoursDelayAllButWhatIsCritical() {
    QuietHours night = new QuietHours(LocalTime.of(11, 0), LocalTime.of(13, 0), ZoneOffset.UTC);
    List<AlertMessage> warning = observe(new EpisodeCourse(rule().quiet(night).build()), LOW);
    assertThat(warning.getFirst().dueAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    track = AlertTrack.EMPTY;
    List<AlertMessage> critical =
        observe(
            new EpisodeCourse(rule().quiet(night).severity(AlertSeverity.CRITICAL).build()), LOW);
    assertThat(critical.getFirst().dueAt()).isEqualTo(now);
  }

  @Test
  void anEpisodeWhoseRuleIsGoneEndsWithOneMessage() {
    EpisodeCourse course = new EpisodeCourse(rule().build());
    observe(course, LOW);
    AlertOutcome gone = EpisodeCourse.end(track, "the rule was removed", null, now);
    assertThat(gone.messages())
        .extracting(AlertMessage::kind, AlertMessage::text)
        .containsExactly(tuple(CLOSED, "the rule was removed"));
    assertThat(gone.closed().state()).isEqualTo(AlertEpisode.State.CLOSED);
    assertThat(EpisodeCourse.end(gone.track(), "again", null, now).messages()).isEmpty();
  }

  @Test
  void whoWasToldHearsOfTheEndWhateverTheRuleSaysByThen() {
    observe(new EpisodeCourse(rule().step(Duration.ofHours(1), "duty").build()), LOW);
    tick(new EpisodeCourse(rule().step(Duration.ofHours(1), "duty").build()), Duration.ofHours(2));
    EpisodeCourse without = new EpisodeCourse(rule().build());
    assertThat(observe(without, FINE))
        .extracting(AlertMessage::kind, AlertMessage::channels)
        .containsExactly(tuple(CLOSED, List.of("ops", "duty")));
  }

  @Test
  void nothingFollowsATopUpWhoseRuleIsGone() {
    EpisodeCourse course = new EpisodeCourse(rule().condition(new ToppedUp(null)).build());
    assertThat(kinds(observe(course, LOW))).containsExactly(OPENED);
    assertThat(EpisodeCourse.end(track, "the rule no longer applies", null, now).messages())
        .isEmpty();
  }

  @Test
  void nobodyIsToldOfTheEndOfATopUp() {
    EpisodeCourse course = new EpisodeCourse(rule().condition(new ToppedUp(null)).build());
    assertThat(kinds(observe(course, LOW, FINE, LOW, FINE))).containsExactly(OPENED, OPENED);
    assertThat(episodes).isEqualTo(2);
  }

  /** Whatever is observed in whatever order, each episode is opened once and ended at most once. */
  @Test
  void messagesOfAnyCourseAreInOrder() {
    AlertEvidence[] choices = {LOW, LOW, DOUBTFUL, BETWEEN, FINE, FINE, UNKNOWN};
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      track = AlertTrack.EMPTY;
      EpisodeCourse course =
          new EpisodeCourse(
              rule()
                  .consecutive(1 + random.nextInt(3))
                  .repeat(Duration.ofHours(5))
                  .step(Duration.ofHours(7), "duty")
                  .build());
      List<AlertMessage> messages = new ArrayList<>();
      Verdict last = null;
      for (int step = 0; step < 200; step++) {
        AlertEvidence evidence = choices[random.nextInt(choices.length)];
        last = evidence.verdict();
        messages.addAll(observe(course, evidence));
        messages.addAll(tick(course, Duration.between(NOON, now)));
      }
      requireOrder(kinds(messages));
      assertThat(last).isNotNull();
    }
  }

  private static void requireOrder(List<AlertMessageKind> kinds) {
    boolean open = false;
    for (AlertMessageKind kind : kinds) {
      assertThat(open).as("open before %s of %s", kind, kinds).isEqualTo(kind != OPENED);
      open = kind != CLOSED;
    }
  }

  private List<AlertMessage> observe(EpisodeCourse course, AlertEvidence... all) {
    List<AlertMessage> messages = new ArrayList<>();
    for (AlertEvidence evidence : all) {
      now = now.plus(Duration.ofMinutes(15));
      now = all.length == 1 && episodes == 0 ? NOON : now;
      AlertOutcome outcome =
          course.observe(SUBJECT, track, evidence, now, () -> "episode-" + ++episodes);
      track = outcome.track();
      messages.addAll(outcome.messages());
    }
    return messages;
  }

  private List<AlertMessage> tick(EpisodeCourse course, Duration sinceNoon) {
    AlertOutcome outcome = course.tick(track, "still low", NOON.plus(sinceNoon));
    track = outcome.track();
    return outcome.messages();
  }

  private static List<AlertMessageKind> kinds(List<AlertMessage> messages) {
    return messages.stream().map(AlertMessage::kind).toList();
  }

  private static RuleBuilder rule() {
    return new RuleBuilder();
  }

  private static final class RuleBuilder {
    private AlertCondition condition = BELOW_100;
    private AlertSeverity severity = AlertSeverity.WARNING;
    private int consecutive = 1;
    private @Nullable Duration repeat;
    private @Nullable QuietHours quiet;
    private final List<EscalationStep> steps = new ArrayList<>();

    RuleBuilder condition(AlertCondition value) {
      condition = value;
      return this;
    }

    RuleBuilder severity(AlertSeverity value) {
      severity = value;
      return this;
    }

    RuleBuilder consecutive(int value) {
      consecutive = value;
      return this;
    }

    RuleBuilder repeat(Duration value) {
      repeat = value;
      return this;
    }

    RuleBuilder quiet(QuietHours value) {
      quiet = value;
      return this;
    }

    RuleBuilder step(Duration after, String channel) {
      steps.add(new EscalationStep(after, List.of(channel)));
      return this;
    }

    AlertRule build() {
      return new AlertRule(
          "runs-out", condition, severity, consecutive, repeat, quiet, List.of("ops"), steps);
    }
  }
}
