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

/** Lets old samples go. */
@Command(
    name = "thin",
    description = "Let old samples go that no report needs; without --yes only says how many.",
    footer = {
      "The first sample of each hour (day, week, month) stays, and those around every midnight,",
      "rise and change to or from a number: use, additions, coverage, lowest and highest of every",
      "day stay as they are. What was never there cannot be added to a thinned past any more."
    })
final class HistoryThinCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;
  private final ProcessEnvironment surroundings;
  private final ReportWriter writer;

  @Option(names = "--yes", description = "Do it; nothing brings the samples back.")
  boolean confirmed;

  @Mixin RetentionPolicyOptions retention = new RetentionPolicyOptions();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  HistoryThinCommand(
      ReportRequestFactory reports, ProcessEnvironment surroundings, ReportWriter writer) {
    this.reports = reports;
    this.surroundings = surroundings;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    ReportRequest request = reports.request(options);
    RetentionPolicy kept = retention.retention(request.now(), request.zone());
    writer.check(options.format());
    return request.run(
        (history, selection) -> {
          ThinningReport report =
              confirmed
                  ? ThinningReport.done(history, selection, kept)
                  : ThinningReport.planned(history, selection, kept);
          writer.write(
              options.format(), Report.of(ReportJsonDocuments.thinning(report), report::table));
          tell(report);
        });
  }

  private void tell(ThinningReport report) {
    surroundings
        .err()
        .printf(
            confirmed
                ? "removed %d of %d samples before %s%n"
                : "would remove %d of %d samples before %s; nothing was done: run it again with --yes%n",
            report.removed(),
            report.removed() + report.kept(),
            report.retention().until());
  }
}
