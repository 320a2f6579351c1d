package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.ConstantName;
import dev.saldo.app.Workspace;
import dev.saldo.app.cli.option.KindOption;
import dev.saldo.app.cli.option.TimeExpression;
import dev.saldo.app.cli.option.UsageFault;
import dev.saldo.app.cli.option.ZoneOption;
import dev.saldo.app.cli.session.ExitCode;
import dev.saldo.app.cli.session.Session;
import dev.saldo.app.cli.session.Surroundings;
import dev.saldo.event.Events;
import dev.saldo.event.FoundChange;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Classification;
import dev.saldo.history.EventKind;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.usage.Change;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a person's word on what a change was. */
@Command(
    name = "classify",
    description = {
      "Say what a rise was, or that a fall was a correction. It is kept with the time of saying,",
      "holds in every report from then on, and stays when late samples come."
    },
    footer = {
      "Example:",
      "  saldo events classify otp-ghana --at 2026-10-14T09:00 --as refund --note 'ticket 12'"
    })
final class ClassifyCommand implements Callable<Integer> {

  private final Session session;
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "ACCOUNT[/BUCKET]",
      description = "Whose; the bucket only if several changed at that time.")
  String target = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      required = true,
      description = "When: the time 'saldo events' shows, or any since the sample before it.")
  String at = "";

  @Option(
      names = "--as",
      paramLabel = "KIND",
      required = true,
      description = "top-up, refund, correction or reset; auto takes back what was said.")
  String as = "";

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for the reports.")
  String note = "";

  @Option(
      names = "--unit",
      paramLabel = "CODE",
      description = "The unit, only if the bucket is counted in several.")
  @Nullable String unit;

  @Mixin ZoneOption zone = new ZoneOption();

  @Inject
  ClassifyCommand(Session session, Surroundings surroundings) {
    this.session = session;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Optional<EventKind> kind = KindOption.said(as);
    if (note.length() > Classification.MOST_NOTE) {
      throw new UsageFault("--note has at most " + Classification.MOST_NOTE + " characters");
    }
    Workspace workspace = session.workspace().check();
    Instant meant = time(workspace);
    try (BalanceHistory history = session.openHistory(workspace)) {
      ChangeChoice choice = ChangeChoice.of(target, unit);
      session.known(workspace, history, choice.account());
      FoundChange found = choice.at(history, meant);
      keep(history, found, kind);
      surroundings.err().println(ChangeChoice.told(found) + outcome(history, found));
    }
    return ExitCode.DONE;
  }

  private Instant time(Workspace workspace) {
    try {
      return TimeExpression.parse(at, surroundings.now(), zone.zone(workspace));
    } catch (IllegalArgumentException e) {
      throw new UsageFault("--at: " + e.getMessage());
    }
  }

  private void keep(BalanceHistory history, FoundChange found, Optional<EventKind> kind) {
    SeriesKey series = found.series().key();
    Change change = found.change();
    if (kind.isEmpty()) {
      history.unclassify(series, change.after(), change.observedAt(), change.amount());
      return;
    }
    if (change.amount().signum() < 0 && kind.get() != EventKind.CORRECTION) {
      throw new UsageFault(
          ChangeChoice.told(found)
              + " is a fall: it is use, or --as correction if the vendor put a figure right");
    }
    history.classify(
        new Classification(
            series,
            change.after(),
            change.observedAt(),
            change.amount(),
            kind.get(),
            note,
            surroundings.now()));
  }

  /** Says what the change counts as from now on. */
  private static String outcome(BalanceHistory history, FoundChange found) {
    Instant seen = found.change().observedAt();
    Selection account = new Selection(Set.of(found.series().key().account()), Set.of());
    return Events.of(history, account, seen, seen.plusMillis(1)).stream()
        .filter(event -> event.series().key().equals(found.series().key()))
        .map(event -> event.ruling())
        .filter(ruling -> ruling.kind().isSayable())
        .findFirst()
        .map(
            ruling ->
                " counts as %s, %s"
                    .formatted(
                        ConstantName.kebab(ruling.kind()),
                        ruling.byPerson() ? "as you say" : "by rule: " + ruling.reason()))
        .orElse(" counts as use");
  }
}
