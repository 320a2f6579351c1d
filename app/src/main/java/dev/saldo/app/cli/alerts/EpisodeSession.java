package dev.saldo.app.cli.alerts;

import com.google.inject.Inject;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertEpisode.State;
import dev.saldo.alert.AlertStore;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.EpisodeChange;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HistoryStore;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A change of an open episode by a person: the choice of the episode, and the message. */
final class EpisodeSession {

  /** The description of the argument that names an episode. */
  static final String EPISODE = "Identifier of the alert, or enough of its beginning";

  /** The change; returns the episode, empty if it has ended meanwhile. */
  @FunctionalInterface
  interface Work {
    Optional<AlertEpisode> run(EpisodeChange change, AlertEpisode episode, ZoneId zone);
  }

  /** The message about a changed episode. */
  @FunctionalInterface
  interface Message {
    String text(AlertEpisode before, AlertEpisode after, ZoneId zone);
  }

  private final CommandSession session;
  private final ProcessEnvironment environment;

  @Inject
  EpisodeSession(CommandSession session, ProcessEnvironment environment) {
    this.session = session;
    this.environment = environment;
  }

  ProcessEnvironment environment() {
    return environment;
  }

  Instant now() {
    return environment.now();
  }

  /**
   * Changes an open episode and prints the result; returns the exit code.
   *
   * @param typed the identifier of the episode, or its beginning
   */
  Integer change(String typed, Work work, Message message) {
    ConfiguredWorkspace workspace = session.workspace();
    ZoneId zone = workspace.config().timeZone();
    try (BalanceHistory history = session.openHistory(workspace)) {
      AlertStore store = HistoryStore.alerts(history);
      AlertEpisode episode = find(store, typed);
      EpisodeChange change = new EpisodeChange(store, workspace.watching().rules());
      AlertEpisode changed =
          work.run(change, episode, zone)
              .orElseThrow(
                  () -> new CommandUsageException("alert %s has ended".formatted(episode.id())));
      environment.out().println(message.text(episode, changed, zone));
    }
    return ProcessExitCode.DONE;
  }

  private AlertEpisode find(AlertStore store, String typed) {
    List<AlertEpisode> open =
        store.episodes(now()).stream().filter(one -> one.state() != State.CLOSED).toList();
    List<AlertEpisode> found =
        open.stream().filter(one -> !typed.isEmpty() && one.id().startsWith(typed)).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    Optional<AlertEpisode> ended =
        found.isEmpty()
            ? store.episode(typed).filter(one -> !open.contains(one))
            : Optional.empty();
    if (ended.isPresent()) {
      throw new CommandUsageException("alert %s has ended".formatted(describe(ended.get())));
    }
    if (open.isEmpty()) {
      throw new CommandUsageException("no alert '%s'; no alert is open".formatted(typed));
    }
    throw new CommandUsageException(
        "%s '%s'; open: %s"
            .formatted(
                found.isEmpty() ? "no open alert" : found.size() + " open alerts begin with",
                typed,
                (found.isEmpty() ? open : found)
                    .stream().map(EpisodeSession::describe).collect(Collectors.joining(", "))));
  }

  /** Returns an episode in a few words, such as {@code 3f2a (runs-out, otp-ghana main)}. */
  static String describe(AlertEpisode episode) {
    AlertSubject subject = episode.subject();
    String bucket = subject.bucket().isEmpty() ? "" : " " + subject.bucket();
    return "%s (%s, %s%s)".formatted(episode.id(), subject.rule(), subject.account(), bucket);
  }
}
