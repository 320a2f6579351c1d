package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.report.StatusReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the current balance of every bucket. */
@Command(
    name = "status",
    description = "Show the current balance of every bucket.",
    footer = {
      "",
      "'days left' is the 10th to the 90th percentile of the runway. A balance is low if it"
          + " is below the account's balance-below, or if the 10th percentile is below its"
          + " runway-below."
    })
final class StatusCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;

  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  StatusCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    ReportRequest request = reports.request(options);
    return request.write(
        (history, selection) -> {
          StatusReport report =
              StatusReport.of(
                  history, selection, request.workspace().watched(), request.now(), request.zone());
          return Report.of(ReportJsonDocuments.status(report), report::table)
              .whenEmpty("no readings yet; 'saldo poll' reads the accounts");
        });
  }
}
