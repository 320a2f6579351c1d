package dev.saldo.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a step of an episode: what to remember and whom to tell. Both are to be stored in
 * one transaction.
 *
 * @param track what to remember
 * @param closed the episode that this step ended; null if it ended none
 * @param messages the messages to send
 */
public record AlertOutcome(
    AlertTrack track, @Nullable AlertEpisode closed, List<AlertMessage> messages) {

  public AlertOutcome {
    messages = List.copyOf(messages);
  }

  static AlertOutcome quiet(AlertTrack track) {
    return new AlertOutcome(track, null, List.of());
  }
}
