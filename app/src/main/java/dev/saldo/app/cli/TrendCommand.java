package dev.saldo.app.cli;

import com.google.inject.Inject;
import dev.saldo.app.Workspace;
import dev.saldo.app.format.JsonDocuments;
import dev.saldo.app.format.Report;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.report.TrendReport;
import dev.saldo.report.Window;
import dev.saldo.usage.Step;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how balances went. */
@Command(
    name = "trend",
    description = "How balances went, step by step: opening, closing, low, high, used, added.",
    footer = "The steps of an account add up to its usage over the window.")
final class TrendCommand implements Callable<Integer> {

  private final Session session;
  private final Surroundings surroundings;
  private final ReportWriter writer;

  @Parameters(paramLabel = "ACCOUNT", description = "Only these accounts; default: all.")
  List<String> names = List.of();

  @Option(
      names = "--by",
      paramLabel = "STEP",
      defaultValue = "day",
      description = "total, hour, day, week or month.")
  String by = "day";

  @Mixin PlotOption plot = new PlotOption();
  @Mixin WindowOptions window = new WindowOptions();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  TrendCommand(Session session, Surroundings surroundings, ReportWriter writer) {
    this.session = session;
    this.surroundings = surroundings;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    Step step = StepOption.parse(by);
    Workspace workspace = session.workspace().check();
    Instant now = surroundings.now();
    Window asked = window.window(now, options.zone(workspace));
    StepOption.check(step, asked);
    try (BalanceHistory history = session.openHistory(workspace)) {
      Selection selection = session.known(workspace, history, options.selection(names));
      TrendReport report = TrendReport.of(history, selection, asked, step);
      writer.write(
          options.format,
          Report.of(JsonDocuments.trend(report), report::table)
              .during(asked)
              .with(
                  () ->
                      report.withOutlooks(history, selection, workspace.accounts(), now).charts()),
          plot.when);
    }
    return ExitCode.DONE;
  }
}
