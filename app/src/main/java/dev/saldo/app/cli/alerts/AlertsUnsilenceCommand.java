package dev.saldo.app.cli.alerts;

import com.google.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends the silence of an episode. */
@Command(name = "unsilence", description = "Send the messages of a silenced alert again.")
final class AlertsUnsilenceCommand implements Callable<Integer> {

  private final EpisodeSession session;

  @Parameters(paramLabel = "EPISODE", description = EpisodeSession.EPISODE)
  String episode = "";

  @Inject
  AlertsUnsilenceCommand(EpisodeSession session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.change(
        episode,
        (change, found, zone) -> change.silence(found.id(), null),
        (before, after, zone) ->
            "%s %s silent"
                .formatted(
                    EpisodeSession.describe(after),
                    before.silencedUntil() == null ? "was not" : "is no longer"));
  }
}
