package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.WatchOption;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.JsonDocument;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.report.StatusReport;
import dev.saldo.report.UnitTotals;
import dev.saldo.report.WatchedAccount;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the current balance of every bucket. */
@Command(
    name = "status",
    description = "Show the current balance of every bucket.",
    footer = {
      "",
      "'days left' is the 10th to the 90th percentile of the runway. A balance is low if it"
          + " is below the account's balance-below, or if the 10th percentile is below its"
          + " runway-below. A bucket is closed if it now has a different unit, meaning or provider,"
          + " or if later readings no longer include it."
    })
final class StatusCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;
  private final ProcessEnvironment environment;

  @Option(
      names = "--all",
      description =
          "Include accounts that are retired or not configured, and buckets that closed long ago")
  boolean all;

  @Option(names = "--totals", description = "Add the totals per unit")
  boolean totals;

  @Mixin WatchOption watch = new WatchOption();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  StatusCommand(ReportRequestFactory reports, ProcessEnvironment environment) {
    this.reports = reports;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    watch.check();
    ReportRequest request = reports.request(options);
    return request.write(
        (history, selection) -> {
          StatusReport report = report(request, history, selection);
          printUnlisted(report, request.workspace().fileName());
          StatusSummary.describeLags(report.rows()).ifPresent(environment.notes()::println);
          JsonDocument document = ReportJsonDocuments.status(report);
          Report shown = totals ? withTotals(document, report) : Report.of(document, report::table);
          return shown
              .asOf(StatusSummary.describe(report.rows()), report.asOf(), report.zone())
              .whenEmpty("no readings yet; 'saldo poll' reads the accounts");
        });
  }

  private static Report withTotals(JsonDocument document, StatusReport report) {
    UnitTotals sums = UnitTotals.sum(report);
    return Report.ofSections(
        ReportJsonDocuments.with(document, sums), () -> List.of(report.table(), sums.table()));
  }

  private StatusReport report(ReportRequest request, BalanceHistory history, Selection selection) {
    List<WatchedAccount> watched = request.workspace().watched();
    return all
        ? StatusReport.complete(history, selection, watched, request.now(), request.zone())
        : StatusReport.of(history, selection, watched, request.now(), request.zone());
  }

  private void printUnlisted(StatusReport report, String file) {
    if (!report.unlisted().isEmpty()) {
      environment
          .notes()
          .println(
              "not listed because they are not in %s: %s; list them with --all; 'saldo accounts' renames, merges or"
                      .formatted(file, String.join(", ", report.unlisted()))
                  + " retires them");
    }
  }
}
