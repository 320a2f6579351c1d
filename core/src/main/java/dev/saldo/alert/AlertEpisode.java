package dev.saldo.alert;

import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time from the breach of a rule until it truly ends. Immutable and thread-safe.
 *
 * @param id the identifier, unique
 * @param subject the rule, account and bucket
 * @param severity how urgent it is; it only rises
 * @param openedAt the time at which it opened, UTC
 * @param worst the lowest level so far; null if the condition has none
 * @param remindAt the time of the next reminder, UTC; null if there is none
 * @param steps the number of escalation steps taken
 * @param told the channels that were told of it and hear of what follows, in that order; empty if
 *     nothing follows, as after a top-up
 * @param acknowledgement who took it on; null if nobody did
 * @param silencedUntil the time until which no message is sent, UTC; null if it is not silenced
 * @param closing the end; null while it is open
 */
public record AlertEpisode(
    String id,
    AlertSubject subject,
    AlertSeverity severity,
    Instant openedAt,
    @Nullable BigDecimal worst,
    @Nullable Instant remindAt,
    int steps,
    List<String> told,
    @Nullable Acknowledgement acknowledgement,
    @Nullable Instant silencedUntil,
    @Nullable Closing closing) {

  public AlertEpisode {
    told = List.copyOf(told);
  }

  /**
   * The statement of a person who took an episode on: neither reminders nor further steps follow.
   *
   * @param by the name of the person
   * @param at the time, UTC
   * @param note a remark; may be empty
   */
  public record Acknowledgement(String by, Instant at, String note) {}

  /**
   * The end of an episode.
   *
   * @param at the time, UTC
   * @param reason why it ended, in a few words
   */
  public record Closing(Instant at, String reason) {}

  /** The state of an episode, as reports name it. */
  public enum State {
    /** Nobody took it on. */
    OPEN,
    /** A person took it on. */
    ACKNOWLEDGED,
    /** It ended. */
    CLOSED
  }

  /** Returns the state. */
  public State state() {
    if (closing != null) {
      return State.CLOSED;
    }
    return acknowledgement == null ? State.OPEN : State.ACKNOWLEDGED;
  }

  /** Returns whether messages wait at an instant because a person silenced it. */
  public boolean isSilenced(Instant at) {
    return silencedUntil != null && at.isBefore(silencedUntil);
  }

  AlertEpisode withWorst(@Nullable BigDecimal level) {
    boolean lower = level != null && (worst == null || level.compareTo(worst) < 0);
    return lower
        ? new AlertEpisode(
            id,
            subject,
            severity,
            openedAt,
            level,
            remindAt,
            steps,
            told,
            acknowledgement,
            silencedUntil,
            closing)
        : this;
  }

  /** Returns the episode with a higher severity, which nobody has acknowledged yet. */
  AlertEpisode withSeverity(AlertSeverity higher) {
    return new AlertEpisode(
        id, subject, higher, openedAt, worst, remindAt, steps, told, null, silencedUntil, closing);
  }

  AlertEpisode withReminder(@Nullable Instant next) {
    return new AlertEpisode(
        id,
        subject,
        severity,
        openedAt,
        worst,
        next,
        steps,
        told,
        acknowledgement,
        silencedUntil,
        closing);
  }

  AlertEpisode withStep() {
    return new AlertEpisode(
        id,
        subject,
        severity,
        openedAt,
        worst,
        remindAt,
        steps + 1,
        told,
        acknowledgement,
        silencedUntil,
        closing);
  }

  /** Returns the episode of which further channels were told. */
  AlertEpisode withTold(List<String> channels) {
    List<String> all = Stream.concat(told.stream(), channels.stream()).distinct().toList();
    return all.equals(told)
        ? this
        : new AlertEpisode(
            id,
            subject,
            severity,
            openedAt,
            worst,
            remindAt,
            steps,
            all,
            acknowledgement,
            silencedUntil,
            closing);
  }

  AlertEpisode withAcknowledgement(Acknowledgement given) {
    return new AlertEpisode(
        id, subject, severity, openedAt, worst, null, steps, told, given, silencedUntil, closing);
  }

  AlertEpisode withSilence(@Nullable Instant until) {
    return new AlertEpisode(
        id,
        subject,
        severity,
        openedAt,
        worst,
        remindAt,
        steps,
        told,
        acknowledgement,
        until,
        closing);
  }

  AlertEpisode withClosing(Closing end) {
    return new AlertEpisode(
        id,
        subject,
        severity,
        openedAt,
        worst,
        null,
        steps,
        told,
        acknowledgement,
        silencedUntil,
        end);
  }
}
