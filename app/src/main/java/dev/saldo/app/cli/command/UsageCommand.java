package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.ReportWindowOptions;
import dev.saldo.app.cli.option.StepOption;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import dev.saldo.usage.Step;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what was used. */
@Command(
    name = "usage",
    description = "What was used and added in a window, the rate, and how well it is covered.",
    footer = {
      "For every row: opening - used + top-ups + other = closing. Other are refunds, resets and",
      "corrections; 'saldo help events' says what is which. 'added' is both together.",
      "",
      "Use between two samples does not show where there was also a rise: 'used' is",
      "what was used at least. --estimate adds what rises hide, from the hours around",
      "them, and places what was used in gaps (longer than three poll intervals and",
      "2 h) by the hours of the week:",
      "  est. used  what was used, estimated",
      "  hidden     how much of it was estimated, between samples with a rise",
      "  in gaps    how much of it is known, but not when it was used",
      "What is in neither was seen. est. used - hidden = used, but for use that an edge",
      "of a step cuts. Steps add up to their whole; two windows are two estimates. It",
      "reads every sample of the window, of 28 days before it and of 2 days after it."
    })
final class UsageCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;

  @Option(
      names = "--by",
      paramLabel = "STEP",
      defaultValue = "total",
      description = "total, hour, day, week or month.")
  String by = "total";

  @Option(
      names = "--estimate",
      description = "Add estimates of the use that top-ups and gaps hide; reads every sample.")
  boolean estimate;

  @Mixin ReportWindowOptions window = new ReportWindowOptions();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  UsageCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    Step step = StepOption.parse(by);
    ReportRequest request = reports.request(options);
    Window asked = request.window(window);
    StepOption.check(step, asked);
    return request.write(
        (history, selection) -> {
          UsageReport report = UsageReport.of(history, selection, asked, step);
          UsageReport wanted = estimate ? report.withEstimates(history, selection) : report;
          return Report.of(ReportJsonDocuments.usage(wanted), wanted::table)
              .during(asked)
              .with(wanted::charts);
        });
  }
}
