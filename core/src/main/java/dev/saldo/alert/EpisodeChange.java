package dev.saldo.alert;

import dev.saldo.alert.AlertEpisode.Acknowledgement;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The changes that a person makes to an open episode. Thread-safe. */
public final class EpisodeChange {

  private final AlertStore store;
  private final AlertRuleSet rules;

  /**
   * Creates the changes of the episodes in a store.
   *
   * @param rules the rules of the configuration, which say whom to tell
   */
  public EpisodeChange(AlertStore store, AlertRuleSet rules) {
    this.store = store;
    this.rules = rules;
  }

  /**
   * Notes that a person took an episode on; those who know of it are told.
   *
   * @return the episode; empty if no open one has this identifier
   */
  public Optional<AlertEpisode> acknowledge(String id, Acknowledgement given) {
    List<OutboxMessage> earlier = store.messages(List.of(id));
    return store.write(
        transaction ->
            find(transaction, id).map(open -> acknowledge(transaction, open, given, earlier)));
  }

  private AlertEpisode acknowledge(
      AlertTransaction transaction,
      Map.Entry<AlertSubject, AlertTrack> open,
      Acknowledgement given,
      List<OutboxMessage> earlier) {
    AlertSubject subject = open.getKey();
    AlertEpisode episode = episode(open.getValue());
    List<String> told = earlier.stream().map(OutboxMessage::channel).distinct().sorted().toList();
    EpisodeCourse course = new EpisodeCourse(rule(subject, episode.severity(), told));
    AlertOutcome outcome = course.acknowledge(open.getValue(), given);
    AccountFacts facts =
        new AccountFacts(
            subject.account(),
            provider(earlier),
            given.at(),
            new AlertFacts.Reading(null, null, null),
            List.of(),
            Set.of());
    AlertEpisode changed = episode(outcome.track());
    transaction.keep(subject, outcome.track());
    for (AlertMessage message : outcome.messages()) {
      PostedNotice posted =
          AlertNoticeWriter.write(message, changed, null, facts, null, given.at());
      transaction.post(posted.notice(), posted.number(), posted.channels(), posted.dueAt());
    }
    return changed;
  }

  /** Those who were told know of the episode, whatever the rule says by now. */
  private AlertRule rule(AlertSubject subject, AlertSeverity severity, List<String> told) {
    AlertRule found = rules.find(subject.rule()).orElse(null);
    return new AlertRule(
        subject.rule(),
        found == null ? new AlertCondition.Unauthorized() : found.condition(),
        severity,
        1,
        null,
        found == null ? null : found.quiet(),
        told,
        List.of());
  }

  /**
   * Holds the messages of an episode until a time.
   *
   * @param until the time, UTC; null to end the silence
   * @return the episode; empty if no open one has this identifier
   */
  public Optional<AlertEpisode> silence(String id, @Nullable Instant until) {
    return store.write(
        transaction ->
            find(transaction, id)
                .map(
                    open -> {
                      AlertTrack track = open.getValue();
                      AlertTrack silenced =
                          new AlertTrack(
                              track.breaches(), track.healthy(), episode(track).withSilence(until));
                      transaction.keep(open.getKey(), silenced);
                      return episode(silenced);
                    }));
  }

  private static String provider(List<OutboxMessage> earlier) {
    return earlier.stream()
        .map(message -> message.notice().episode())
        .filter(Objects::nonNull)
        .map(AlertNotice.Episode::provider)
        .findFirst()
        .orElse("");
  }

  private static Optional<Map.Entry<AlertSubject, AlertTrack>> find(
      AlertTransaction transaction, String id) {
    return transaction.openTracks().entrySet().stream()
        .filter(open -> episode(open.getValue()).id().equals(id))
        .findFirst();
  }

  private static AlertEpisode episode(AlertTrack track) {
    AlertEpisode episode = track.episode();
    if (episode == null) {
      throw new IllegalStateException("an open track has an episode");
    }
    return episode;
  }
}
