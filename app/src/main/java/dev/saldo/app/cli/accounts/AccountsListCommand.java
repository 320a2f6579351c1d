package dev.saldo.app.cli.accounts;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.report.AccountsReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the accounts of the configuration and of the history. */
@Command(
    name = "list",
    description = "List the accounts of the configuration and of the history.",
    footer = {
      "",
      "'use' shows whether the account is in the configuration. 'saldo status' does not list accounts that are retired or not configured; their history is kept."
    })
final class AccountsListCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;

  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  AccountsListCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    return write(reports.request(options));
  }

  static Integer write(ReportRequest request) throws IOException {
    return request.write(
        (history, selection) -> {
          AccountsReport report =
              AccountsReport.of(history, selection, request.workspace().accounts(), request.zone());
          return Report.of(ReportJsonDocuments.accounts(report), report::table);
        });
  }
}
