package dev.saldo.app.cli.alerts;

import com.google.inject.Inject;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertEpisode.Acknowledgement;
import dev.saldo.app.cli.option.CommandUsageException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes an episode on. */
@Command(
    name = "ack",
    description = "Take on an alert, so that neither reminders nor further steps follow.",
    footer = {"", "Those who were told of the alert are told who takes care of it."})
final class AlertsAckCommand implements Callable<Integer> {

  private final EpisodeSession session;

  @Parameters(paramLabel = "EPISODE", description = EpisodeSession.EPISODE)
  String episode = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Name of the person who takes care of it; default: the user of this machine")
  @Nullable String by;

  @Option(names = "--note", paramLabel = "TEXT", description = "Remark for those who were told")
  String note = "";

  @Inject
  AlertsAckCommand(EpisodeSession session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String name = Optional.ofNullable(by).orElseGet(this::user).strip();
    if (name.isEmpty()) {
      throw new CommandUsageException("--by needs a name");
    }
    Acknowledgement given = new Acknowledgement(name, session.now(), note.strip());
    return session.change(
        episode,
        (change, found, zone) -> change.acknowledge(found.id(), given),
        (before, after, zone) -> message(before, after));
  }

  private static String message(AlertEpisode before, AlertEpisode after) {
    Acknowledgement given = after.acknowledgement();
    String verb =
        before.acknowledgement() == null ? "is now acknowledged" : "was already acknowledged";
    return "%s %s by %s"
        .formatted(EpisodeSession.describe(after), verb, given == null ? "" : given.by());
  }

  private String user() {
    return Stream.of("USER", "LOGNAME", "USERNAME")
        .map(name -> session.environment().environment().apply(name))
        .filter(name -> name != null && !name.isBlank())
        .findFirst()
        .orElseGet(() -> System.getProperty("user.name", ""));
  }
}
