package dev.saldo.app.cli;

import com.google.inject.Inject;
import dev.saldo.app.Workspace;
import dev.saldo.app.format.JsonDocuments;
import dev.saldo.app.format.Report;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import dev.saldo.usage.Step;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what was used. */
@Command(
    name = "usage",
    description = "What was used and added in a window, the rate, and how well it is covered.",
    footer = {
      "For every row: opening - used + top-ups + other = closing. Other are refunds, resets and",
      "corrections; 'saldo help events' says what is which. 'added' is both together."
    })
final class UsageCommand implements Callable<Integer> {

  private final Session session;
  private final Surroundings surroundings;
  private final ReportWriter writer;

  @Parameters(paramLabel = "ACCOUNT", description = "Only these accounts; default: all.")
  List<String> names = List.of();

  @Option(
      names = "--by",
      paramLabel = "STEP",
      defaultValue = "total",
      description = "total, hour, day, week or month.")
  String by = "total";

  @Mixin WindowOptions window = new WindowOptions();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  UsageCommand(Session session, Surroundings surroundings, ReportWriter writer) {
    this.session = session;
    this.surroundings = surroundings;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    Step step = StepOption.parse(by);
    Workspace workspace = session.workspace().check();
    Window asked = window.window(surroundings.now(), options.zone(workspace));
    StepOption.check(step, asked);
    try (BalanceHistory history = session.openHistory(workspace)) {
      Selection selection = session.known(workspace, history, options.selection(names));
      UsageReport report = UsageReport.of(history, selection, asked, step);
      writer.write(
          options.format,
          Report.of(JsonDocuments.usage(report), report::table).during(asked).with(report::charts));
    }
    return ExitCode.DONE;
  }
}
