package dev.saldo.alert;

import dev.saldo.alert.AlertEpisode.Acknowledgement;
import dev.saldo.alert.AlertEpisode.Closing;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertSeverity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The course of the episodes of one rule: one message when an episode opens, one when it truly
 * ends, reminders and steps in between. Immutable and thread-safe.
 *
 * @param rule the rule
 */
public record EpisodeCourse(AlertRule rule) {

  /**
   * Judges a reading.
   *
   * @param now the time, UTC
   * @param ids gives the identifier of a new episode
   */
  public AlertOutcome observe(
      AlertSubject subject,
      AlertTrack track,
      AlertEvidence evidence,
      Instant now,
      Supplier<String> ids) {
    AlertEpisode open = track.episode();
    return switch (evidence.verdict()) {
      case UNKNOWN -> AlertOutcome.quiet(track);
      case BREACH ->
          open == null ? breach(subject, track, evidence, now, ids) : worsen(open, evidence, now);
      case DOUBTFUL ->
          open == null ? AlertOutcome.quiet(AlertTrack.EMPTY) : worsen(open, evidence, now);
      case BETWEEN -> AlertOutcome.quiet(new AlertTrack(0, 0, open));
      case HEALTHY ->
          open == null ? AlertOutcome.quiet(AlertTrack.EMPTY) : recover(track, open, evidence, now);
    };
  }

  /** Sends what is due by the clock alone: reminders, steps, and the end of a silence. */
  public AlertOutcome tick(AlertTrack track, String text, Instant now) {
    AlertEpisode episode = track.episode();
    if (episode == null || episode.isSilenced(now) || rule.condition().isMomentary()) {
      return AlertOutcome.quiet(track);
    }
    List<AlertMessage> messages = new ArrayList<>();
    boolean wasSilenced = episode.silencedUntil() != null;
    if (wasSilenced) {
      episode = episode.withSilence(null);
    }
    if (episode.acknowledgement() == null) {
      episode = escalate(episode, text, now, messages);
      boolean due = episode.remindAt() != null && !now.isBefore(episode.remindAt());
      if (messages.isEmpty() && (due || wasSilenced)) {
        episode = episode.withTold(rule.channels());
        messages.add(
            message(
                AlertMessageKind.REMINDER, number(episode, now), episode, text, rule.quiet(), now));
      }
      episode = due ? episode.withReminder(nextReminder(episode, now)) : episode;
    }
    return new AlertOutcome(
        new AlertTrack(track.breaches(), track.healthy(), episode), null, messages);
  }

  /**
   * Notes that a person took the open episode on; those who were told of it hear that. Does nothing
   * if there is none.
   *
   * @param quiet the hours in which nobody is told unless it is critical; null for none
   */
  public static AlertOutcome acknowledge(
      AlertTrack track, Acknowledgement given, @Nullable QuietHours quiet) {
    AlertEpisode open = track.episode();
    if (open == null || open.acknowledgement() != null) {
      return AlertOutcome.quiet(track);
    }
    AlertEpisode taken = open.withAcknowledgement(given);
    String text =
        "acknowledged by " + given.by() + (given.note().isEmpty() ? "" : ": ") + given.note();
    return new AlertOutcome(
        new AlertTrack(track.breaches(), track.healthy(), taken),
        null,
        follow(AlertMessageKind.ACKNOWLEDGED, taken, text, quiet, given.at()));
  }

  /** Holds the messages of the open episode until a time. Does nothing if there is none. */
  public static AlertTrack silence(AlertTrack track, @Nullable Instant until) {
    AlertEpisode open = track.episode();
    return open == null
        ? track
        : new AlertTrack(track.breaches(), track.healthy(), open.withSilence(until));
  }

  /**
   * Ends the open episode; those who were told of it hear that. Does nothing if there is none.
   *
   * @param quiet the hours in which nobody is told unless it is critical; null for none
   */
  public static AlertOutcome end(
      AlertTrack track, String reason, @Nullable QuietHours quiet, Instant now) {
    AlertEpisode open = track.episode();
    return open == null ? AlertOutcome.quiet(AlertTrack.EMPTY) : close(open, reason, quiet, now);
  }

  /** Opens an episode; those who are to hear of what follows are told. */
  static AlertOutcome open(AlertEpisode opened, List<String> channels, String text, Instant dueAt) {
    AlertMessage message =
        new AlertMessage(AlertMessageKind.OPENED, 0, opened.severity(), dueAt, channels, text);
    return new AlertOutcome(new AlertTrack(0, 0, opened), null, List.of(message));
  }

  private AlertOutcome breach(
      AlertSubject subject,
      AlertTrack track,
      AlertEvidence evidence,
      Instant now,
      Supplier<String> ids) {
    int breaches = track.breaches() + 1;
    if (breaches < rule.consecutive()) {
      return AlertOutcome.quiet(new AlertTrack(breaches, 0, null));
    }
    Instant remindAt = rule.repeat() == null ? null : now.plus(rule.repeat());
    AlertEpisode opened =
        new AlertEpisode(
            ids.get(),
            subject,
            rule.severity(),
            now,
            evidence.level(),
            remindAt,
            0,
            rule.condition().isMomentary() ? List.of() : rule.channels(),
            null,
            null,
            null);
    return open(opened, rule.channels(), evidence.text(), due(opened, rule.quiet(), now));
  }

  private AlertOutcome worsen(AlertEpisode open, AlertEvidence evidence, Instant now) {
    AlertEpisode noted = open.withWorst(evidence.level());
    if (rule.severity().compareTo(open.severity()) <= 0) {
      return AlertOutcome.quiet(new AlertTrack(0, 0, noted));
    }
    AlertEpisode worse = noted.withSeverity(rule.severity()).withTold(rule.channels());
    return new AlertOutcome(
        new AlertTrack(0, 0, worse),
        null,
        follow(AlertMessageKind.WORSE, worse, evidence.text(), rule.quiet(), now));
  }

  private AlertOutcome recover(
      AlertTrack track, AlertEpisode open, AlertEvidence evidence, Instant now) {
    int healthy = track.healthy() + 1;
    return healthy < rule.consecutive()
        ? AlertOutcome.quiet(new AlertTrack(0, healthy, open))
        : close(open, evidence.text(), rule.quiet(), now);
  }

  private static AlertOutcome close(
      AlertEpisode open, String reason, @Nullable QuietHours quiet, Instant now) {
    AlertEpisode closed = open.withClosing(new Closing(now, reason));
    return new AlertOutcome(
        AlertTrack.EMPTY, closed, follow(AlertMessageKind.CLOSED, closed, reason, quiet, now));
  }

  private AlertEpisode escalate(
      AlertEpisode episode, String text, Instant now, List<AlertMessage> messages) {
    AlertEpisode escalated = episode;
    while (escalated.steps() < rule.escalation().size()) {
      EscalationStep step = rule.escalation().get(escalated.steps());
      if (now.isBefore(episode.openedAt().plus(step.after()))) {
        break;
      }
      escalated = escalated.withStep().withTold(step.channels());
      messages.add(
          new AlertMessage(
              AlertMessageKind.ESCALATED,
              escalated.steps(),
              escalated.severity(),
              due(escalated, rule.quiet(), now),
              step.channels(),
              text));
    }
    return escalated;
  }

  /**
   * Returns the first reminder after now in the rhythm of the rule; missed ones are not made up.
   */
  private @Nullable Instant nextReminder(AlertEpisode episode, Instant now) {
    Duration repeat = rule.repeat();
    if (repeat == null) {
      return null;
    }
    return episode.openedAt().plus(repeat.multipliedBy(number(episode, now) + 1L));
  }

  /** Returns the number of intervals of the rule since the episode opened. */
  private int number(AlertEpisode episode, Instant now) {
    Duration repeat = rule.repeat();
    Duration open = Duration.between(episode.openedAt(), now);
    return repeat == null ? (int) open.toMinutes() : (int) open.dividedBy(repeat);
  }

  /** Returns a message to all who were told of the episode; none while it is silenced. */
  private static List<AlertMessage> follow(
      AlertMessageKind kind,
      AlertEpisode episode,
      String text,
      @Nullable QuietHours quiet,
      Instant now) {
    return episode.isSilenced(now) || episode.told().isEmpty()
        ? List.of()
        : List.of(message(kind, 0, episode, text, quiet, now));
  }

  private static AlertMessage message(
      AlertMessageKind kind,
      int number,
      AlertEpisode episode,
      String text,
      @Nullable QuietHours quiet,
      Instant now) {
    return new AlertMessage(
        kind, number, episode.severity(), due(episode, quiet, now), episode.told(), text);
  }

  private static Instant due(AlertEpisode episode, @Nullable QuietHours quiet, Instant now) {
    return quiet == null || episode.severity() == AlertSeverity.CRITICAL ? now : quiet.delay(now);
  }
}
