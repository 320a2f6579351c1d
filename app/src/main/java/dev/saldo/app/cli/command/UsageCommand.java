package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.ComparisonOption;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.ReportWindowOptions;
import dev.saldo.app.cli.option.StepOption;
import dev.saldo.app.cli.option.WatchOption;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.JsonDocument;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.report.Table;
import dev.saldo.report.UnitTotals;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import dev.saldo.report.YearlyUsageReport;
import dev.saldo.usage.Step;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows usage. */
@Command(
    name = "usage",
    description = "Show usage, additions, rate and coverage in a window.",
    footer = {
      "",
      "For every row: opening - used + top-ups + other = closing. 'other' is refunds,"
          + " resets and corrections ('saldo help events' explains them); 'added' is top-ups and"
          + " other.",
      "",
      "Usage is hidden in an interval in which the balance also rose, so 'used' is a lower"
          + " bound. --estimate adds the hidden usage, estimated from the surrounding hours, and"
          + " distributes usage in gaps (longer than three poll intervals and 2 h) by the hours of"
          + " the week:",
      "  est. used  the estimated usage",
      "  hidden     the part of it that is estimated, in intervals with a rise",
      "  in gaps    the part of it that is known, but not when it was used",
      "The rest was observed. est. used - hidden = used, except for usage that a step"
          + " boundary divides. Steps add up to their total; two windows are two estimates. It"
          + " reads every sample of the window, of the 28 days before it and of the 2 days after"
          + " it.",
      "",
      "--compare year adds the same step a year before, in the same unit, and what the"
          + " comparison is worth:",
      "  entire   two entire steps; February of a leap year has a day more",
      "  to-date  the window cuts the step, and the one a year before at the same time",
      "  partly   one of them is known only in part: no change is stated",
      "  unknown  nothing is known of one of them, as in the first year or unit",
      "For the last months: saldo usage --from -12mo --by month --compare year"
    })
final class UsageCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;

  @Option(
      names = "--by",
      paramLabel = "STEP",
      defaultValue = "total",
      description = "Step: total, hour, day, week, month, quarter or year; default: total")
  String by = "total";

  @Option(
      names = "--compare",
      paramLabel = "PERIOD",
      description =
          "Add the usage a year before, the change and its percentage: year; needs --by total,"
              + " month, quarter or year")
  @Nullable String compare;

  @Option(
      names = "--estimate",
      description = "Add estimates of the usage that top-ups and gaps hide; reads every sample")
  boolean estimate;

  @Option(names = "--totals", description = "Add the totals per unit")
  boolean totals;

  @Mixin ReportWindowOptions window = new ReportWindowOptions();
  @Mixin WatchOption watch = new WatchOption();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  UsageCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    watch.check();
    Step step = StepOption.parse(by);
    ReportRequest request = reports.request(options);
    Window reported = request.window(window);
    StepOption.check(step, reported);
    boolean yearly = ComparisonOption.parse(compare, step);
    return request.write(
        (history, selection) -> {
          UsageReport report = UsageReport.of(history, selection, reported, step);
          request.noteIfUnread(
              reported, report.rows().stream().map(UsageReport.Row::usage).toList());
          UsageReport wanted = estimate ? report.withEstimates(history, selection) : report;
          if (yearly) {
            YearlyUsageReport years = YearlyUsageReport.of(history, selection, wanted);
            return shown(ReportJsonDocuments.usage(years), years::table, wanted)
                .during(reported, "readings")
                .with(years::charts);
          }
          return shown(ReportJsonDocuments.usage(wanted), wanted::table, wanted)
              .during(reported, "readings")
              .with(wanted::charts);
        });
  }

  private Report shown(JsonDocument document, Supplier<Table> table, UsageReport report) {
    if (!totals) {
      return Report.of(document, table);
    }
    UnitTotals sums = UnitTotals.sum(report);
    return Report.ofSections(
        ReportJsonDocuments.with(document, sums), () -> List.of(table.get(), sums.table()));
  }
}
