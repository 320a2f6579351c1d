package dev.saldo.app.cli;

import com.google.inject.Inject;
import dev.saldo.app.Workspace;
import dev.saldo.app.format.JsonDocuments;
import dev.saldo.app.format.Report;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.report.HistoryReport;
import dev.saldo.report.Window;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what was observed. */
@Command(
    name = "history",
    description = "Samples and failures in a window; import, export, thin and copy.",
    subcommands = {
      HistoryImportCommand.class,
      HistoryExportCommand.class,
      HistoryThinCommand.class,
      HistoryCopyCommand.class,
      HistoryPartitionCommand.class
    })
final class HistoryCommand implements Callable<Integer> {

  private final Session session;
  private final Surroundings surroundings;
  private final ReportWriter writer;

  @Parameters(paramLabel = "ACCOUNT", description = "Only these accounts; default: all.")
  List<String> names = List.of();

  @Mixin WindowOptions window = new WindowOptions();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  HistoryCommand(Session session, Surroundings surroundings, ReportWriter writer) {
    this.session = session;
    this.surroundings = surroundings;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    Workspace workspace = session.workspace().check();
    Window asked = window.window(surroundings.now(), options.zone(workspace));
    try (BalanceHistory history = session.openHistory(workspace)) {
      Selection selection = session.known(workspace, history, options.selection(names));
      HistoryReport report = HistoryReport.of(history, selection, asked);
      writer.write(
          options.format,
          Report.ofLong(JsonDocuments.history(report), report::table).during(asked));
    }
    return ExitCode.DONE;
  }
}
