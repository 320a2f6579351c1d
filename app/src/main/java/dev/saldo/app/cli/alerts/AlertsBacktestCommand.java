package dev.saldo.app.cli.alerts;

import com.google.inject.Inject;
import dev.saldo.account.NameSuggestions;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.backtest.AlertBacktestReport;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.check.ChosenAccounts;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.SinceOption;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.report.Window;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays the rules over the past. */
@Command(
    name = "backtest",
    description = "Replay the rules over the history and score their warnings.",
    footer = {
      "",
      "Each judgement uses only what was known then; nothing is sent. 'warned' and 'missed' count"
          + " the times at which nothing was left, 'lead' is the median time from the warning to"
          + " them. A warning of 'runway-below' is false if the use after it, without any top-up,"
          + " would not have used up the balance within twice that time."
    })
final class AlertsBacktestCommand implements Callable<Integer> {

  private static final String USUAL = "1y";

  private final ReportRequestFactory reports;

  @Mixin SinceOption since = new SinceOption();

  @Option(names = "--rule", paramLabel = "NAME", description = "Only this rule; default: all")
  @Nullable String rule;

  @Option(names = "--messages", description = "List the messages too; JSON always has them")
  boolean messages;

  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  AlertsBacktestCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    ReportRequest request = reports.request(options);
    AlertRuleSet rules = rules(request.workspace());
    Window window =
        new Window(
            since.instant(USUAL, request.now(), request.zone()), request.now(), request.zone());
    return request.write(
        (history, selection) -> {
          AlertBacktestReport report =
              AlertBacktestReport.of(
                  history,
                  rules,
                  ChosenAccounts.find(request.workspace(), history, selection),
                  request.workspace().terms(),
                  window);
          return Report.ofSections(
                  ReportJsonDocuments.backtest(report),
                  () ->
                      messages
                          ? List.of(report.table(), report.messages())
                          : List.of(report.table()))
              .during(window, "warnings");
        });
  }

  private AlertRuleSet rules(ConfiguredWorkspace workspace) {
    AlertRuleSet all = workspace.watching().rules();
    String file = workspace.fileName();
    if (all.rules().isEmpty()) {
      throw new CommandUsageException("no rules in " + file + "; add them under 'alerts:'");
    }
    if (rule == null) {
      return all;
    }
    if (all.find(rule).isEmpty()) {
      List<String> names =
          all.rules().stream().map(scoped -> scoped.rule().name()).distinct().toList();
      throw new CommandUsageException(
          "no rule '%s' in %s%s".formatted(rule, file, NameSuggestions.hint(rule, names)));
    }
    return new AlertRuleSet(
        all.rules().stream().filter(scoped -> scoped.rule().name().equals(rule)).toList());
  }
}
