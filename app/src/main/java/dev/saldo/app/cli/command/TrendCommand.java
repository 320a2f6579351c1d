package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.PlotOption;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.ReportWindowOptions;
import dev.saldo.app.cli.option.StepOption;
import dev.saldo.app.cli.option.WatchOption;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.report.TrendReport;
import dev.saldo.report.Window;
import dev.saldo.usage.Step;
import dev.saldo.usage.TrendStep;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows balances step by step. */
@Command(
    name = "trend",
    description = "Show balances step by step: opening, closing, low, high, used, added.",
    footer = {"", "The steps of an account add up to its usage in the window."})
final class TrendCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;

  @Option(
      names = "--by",
      paramLabel = "STEP",
      defaultValue = "day",
      description = "Step: total, hour, day, week, month, quarter or year; default: day")
  String by = "day";

  @Mixin PlotOption plot = new PlotOption();
  @Mixin ReportWindowOptions window = new ReportWindowOptions();
  @Mixin WatchOption watch = new WatchOption();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  TrendCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    watch.check();
    Step step = StepOption.parse(by);
    ReportRequest request = reports.request(options);
    Instant now = request.now();
    Window reported = window.window(now, request.zone());
    StepOption.check(step, reported);
    return request.write(
        plot.when(),
        (history, selection) -> {
          TrendReport report = TrendReport.of(history, selection, reported, step);
          request.noteIfUnread(
              reported,
              report.courses().stream()
                  .flatMap(course -> course.steps().stream())
                  .map(TrendStep::usage)
                  .toList());
          return Report.of(ReportJsonDocuments.trend(report), report::table)
              .during(reported, "readings")
              .with(
                  () ->
                      report
                          .withOutlooks(history, selection, request.workspace().accounts(), now)
                          .charts());
        });
  }
}
