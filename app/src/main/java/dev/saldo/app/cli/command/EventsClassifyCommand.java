package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.ConstantName;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.EventKindOption;
import dev.saldo.app.cli.option.TimeExpressionParser;
import dev.saldo.app.cli.option.ZoneOption;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.event.BalanceEvent;
import dev.saldo.event.BalanceEventFinder;
import dev.saldo.event.LocatedLevelChange;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.usage.LevelChange;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records the user's classification of a change. */
@Command(
    name = "classify",
    description = {
      "Classify a rise, mark a fall as a correction or an expiry, or confirm that a glitch was real.",
      "The classification is recorded with its time, applies to every later report and is"
          + " kept when samples arrive late."
    },
    footer = {
      "",
      "Example:",
      "  saldo events classify otp-ghana --at 2026-10-14T09:00 --as refund --note 'ticket 12'"
    })
final class EventsClassifyCommand implements Callable<Integer> {

  private final CommandSession session;
  private final ProcessEnvironment environment;

  @Parameters(
      paramLabel = "ACCOUNT[/BUCKET]",
      description = "Account; the bucket is needed only if several changed at that time")
  String target = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      required = true,
      description =
          "Time of the change, as 'saldo events' shows it, or any time since the previous sample")
  String at = "";

  @Option(
      names = "--as",
      paramLabel = "KIND",
      required = true,
      description =
          "top-up, refund, correction or reset; for a fall, correction, expiry or usage. Any of them marks a glitch as real; auto removes the classification")
  String as = "";

  @Option(names = "--note", paramLabel = "TEXT", description = "Reason, shown in reports")
  String note = "";

  @Option(
      names = "--unit",
      paramLabel = "CODE",
      description = "Unit; needed only if the bucket has several")
  @Nullable String unit;

  @Mixin ZoneOption zone = new ZoneOption();

  @Inject
  EventsClassifyCommand(CommandSession session, ProcessEnvironment environment) {
    this.session = session;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Optional<EventKind> kind = EventKindOption.said(as);
    if (note.length() > ManualClassification.MOST_NOTE) {
      throw new CommandUsageException(
          "--note is longer than " + ManualClassification.MOST_NOTE + " characters");
    }
    ConfiguredWorkspace workspace = session.workspace();
    Instant time = time(workspace);
    try (BalanceHistory history = session.openHistory(workspace)) {
      LevelChangeSelector selector = LevelChangeSelector.of(target, unit);
      session.known(workspace, history, selector.account());
      LocatedLevelChange found = selector.find(history, time);
      keep(history, found, kind);
      environment.notes().println(LevelChangeSelector.describe(found) + outcome(history, found));
    }
    return ProcessExitCode.DONE;
  }

  private Instant time(ConfiguredWorkspace workspace) {
    try {
      return TimeExpressionParser.parse(at, environment.now(), zone.zone(workspace));
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException("--at: " + e.getMessage());
    }
  }

  private void keep(BalanceHistory history, LocatedLevelChange found, Optional<EventKind> kind) {
    SeriesKey series = found.series().key();
    LevelChange change = found.change();
    if (kind.isEmpty()) {
      history.unclassify(series, change.after(), change.observedAt(), change.amount());
      return;
    }
    boolean fell = change.amount().signum() < 0;
    if (fell && !kind.get().isFall()) {
      throw new CommandUsageException(
          LevelChangeSelector.describe(found)
              + " is a fall, which is usage; use --as correction if the vendor corrected it, or"
              + " --as expiry if credit expired");
    }
    if (change.amount().signum() > 0 && kind.get() == EventKind.EXPIRY) {
      throw new CommandUsageException(
          LevelChangeSelector.describe(found) + " is a rise, which cannot be an expiry");
    }
    if (!fell && kind.get() == EventKind.USAGE) {
      throw new CommandUsageException(
          LevelChangeSelector.describe(found) + " is a rise, which cannot be usage");
    }
    history.classify(
        new ManualClassification(
            series,
            change.after(),
            change.observedAt(),
            change.amount(),
            kind.get(),
            note,
            environment.now()));
  }

  private static boolean isGlitch(BalanceEvent event) {
    return event.ruling().kind() == EventKind.GLITCH;
  }

  /** Returns what the change counts as from now on. */
  private static String outcome(BalanceHistory history, LocatedLevelChange found) {
    Instant after = found.change().after();
    Instant seen = found.change().observedAt();
    Selection account = new Selection(Set.of(found.series().key().account()), Set.of());
    return BalanceEventFinder.find(history, account, after, seen.plusMillis(1)).stream()
        .filter(event -> event.series().key().equals(found.series().key()))
        .filter(event -> event.observedAt().equals(seen) || isGlitch(event))
        .map(event -> event.ruling())
        .filter(ruling -> ruling.kind().isSayable() || ruling.kind() == EventKind.GLITCH)
        .findFirst()
        .map(
            ruling ->
                " counts as %s (%s)"
                    .formatted(
                        ConstantName.kebab(ruling.kind()),
                        ruling.byPerson() ? "classified by you" : "by rule: " + ruling.reason()))
        .orElse(" counts as usage");
  }
}
