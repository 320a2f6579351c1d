package dev.saldo.app.cli;

import com.google.inject.Inject;
import dev.saldo.app.Workspace;
import dev.saldo.app.format.JsonDocuments;
import dev.saldo.app.format.Report;
import dev.saldo.history.BalanceHistory;
import dev.saldo.report.StatusReport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says how it stands. */
@Command(
    name = "status",
    description = "The latest of every bucket: balance, age, rate, state.",
    footer = {
      "'days left' are the early and the late edge of the runway. A balance is low",
      "under the account's balance-below, or if the early edge is under its",
      "runway-below."
    })
final class StatusCommand implements Callable<Integer> {

  private final Session session;
  private final Surroundings surroundings;
  private final ReportWriter writer;

  @Parameters(paramLabel = "ACCOUNT", description = "Only these accounts; default: all.")
  List<String> names = List.of();

  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  StatusCommand(Session session, Surroundings surroundings, ReportWriter writer) {
    this.session = session;
    this.surroundings = surroundings;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    Workspace workspace = session.workspace().check();
    try (BalanceHistory history = session.openHistory(workspace)) {
      StatusReport report =
          StatusReport.of(
              history,
              session.known(workspace, history, options.selection(names)),
              workspace.watched(),
              surroundings.now(),
              options.zone(workspace));
      writer.write(options.format, Report.of(JsonDocuments.status(report), report::table));
    }
    return ExitCode.DONE;
  }
}
