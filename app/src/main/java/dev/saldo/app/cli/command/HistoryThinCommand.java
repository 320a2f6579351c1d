package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.RetentionPolicyOptions;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.report.ThinningReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Thins old samples. */
@Command(
    name = "thin",
    description = "Delete old samples that no report needs; without --yes, only count them.",
    footer = {
      "",
      "It keeps the first sample of each hour (day, week, month) and the samples around"
          + " every midnight, every rise and every change between a number and no number. Usage,"
          + " additions, coverage and the lowest and highest balance of every day therefore do not"
          + " change. Missing samples can no longer be imported into a thinned period."
    })
final class HistoryThinCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;
  private final ProcessEnvironment environment;
  private final ReportWriter writer;

  @Option(names = "--yes", description = "Delete the samples; this cannot be undone")
  boolean confirmed;

  @Mixin RetentionPolicyOptions retention = new RetentionPolicyOptions();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  HistoryThinCommand(
      ReportRequestFactory reports, ProcessEnvironment environment, ReportWriter writer) {
    this.reports = reports;
    this.environment = environment;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    ReportRequest request = reports.request(options);
    RetentionPolicy policy = retention.retention(request.now(), request.zone());
    writer.check(options.format());
    return request.change(
        (history, selection) -> {
          ThinningReport report =
              confirmed
                  ? ThinningReport.done(history, selection, policy)
                  : ThinningReport.planned(history, selection, policy);
          writer.write(
              options.format(), Report.of(ReportJsonDocuments.thinning(report), report::table));
          printSummary(report);
        });
  }

  private void printSummary(ThinningReport report) {
    environment
        .notes()
        .printf(
            confirmed
                ? "deleted %d of %d samples before %s%n"
                : "would delete %d of %d samples before %s; add --yes to delete them%n",
            report.removed(),
            report.removed() + report.kept(),
            report.retention().until());
  }
}
