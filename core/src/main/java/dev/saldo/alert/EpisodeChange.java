package dev.saldo.alert;

import dev.saldo.alert.AlertEpisode.Acknowledgement;
import dev.saldo.spi.channel.AlertNotice;
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
   * @param rules the rules of the configuration, which say when to tell
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
    QuietHours quiet = rules.find(subject.rule()).map(AlertRule::quiet).orElse(null);
    AlertOutcome outcome = EpisodeCourse.acknowledge(open.getValue(), given, quiet);
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
                      AlertTrack silenced = EpisodeCourse.silence(open.getValue(), until);
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
