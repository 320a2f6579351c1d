package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.ReportWindowOptions;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.report.HistoryReport;
import dev.saldo.report.Window;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists samples and failures. */
@Command(
    name = "history",
    description = "List the samples and the failures of a window.",
    subcommands = {
      HistoryImportCommand.class,
      HistoryExportCommand.class,
      HistoryThinCommand.class,
      HistoryCopyCommand.class,
      HistoryConvertCommand.class,
      HistoryVerifyCommand.class,
      HistoryPartitionCommand.class
    })
final class HistoryCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;

  @Mixin ReportWindowOptions window = new ReportWindowOptions();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  HistoryCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    ReportRequest request = reports.request(options);
    Window reported = request.window(window);
    return request.write(
        (history, selection) -> {
          HistoryReport report = HistoryReport.of(history, selection, reported);
          return Report.ofLong(ReportJsonDocuments.history(report), report::table)
              .during(reported, "readings");
        });
  }
}
