package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.EventKindOption;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.ReportWindowOptions;
import dev.saldo.app.cli.option.WatchOption;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.history.EventKind;
import dev.saldo.report.EventsReport;
import dev.saldo.report.Window;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the events of balances: every change but usage, and gaps. */
@Command(
    name = "events",
    description = "List top-ups, refunds, resets, corrections, unit changes and gaps.",
    subcommands = EventsClassifyCommand.class,
    footer = {
      "",
      "Each rise is classified from the history before it. The usual rise is the median of"
          + " the rises of the 100 days before, without those below 5 %% of the largest.",
      "  refund       at most 5 %% of the usual rise and at most the usage of the 72 h",
      "               before; without earlier rises, at most 5 %% of that usage",
      "  reset        for postpaid balances and for amounts spent, owed or allowed: a",
      "               rise on the same day of the month, within 36 h, as one 1 to 3",
      "               months before; for amounts spent, also any other rise",
      "  top-up       any other rise",
      "  correction   a rise or a fall that you classify with 'saldo events classify'",
      "  unit-change  the first amount in another unit, meaning or provider",
      "  gap          the first amount after unlimited, after none was stated, or after",
      "               more than three poll intervals without one",
      "",
      "Confidence: high, you classified it or earlier rises support it; medium, likely, but"
          + " with little to compare with; low, an assumption to check. A rise first seen after a"
          + " gap is one level lower. Spent and owed amounts are shown negative, so an increase is"
          + " always an improvement.",
      "",
      "Files and wide terminals also show 'about', the estimated amount added"
          + " (estimatedAmount). The observed rise is lower by the usage between its two samples,"
          + " which is estimated from the surrounding hours and from the hours of the week. Where"
          + " there is a rise, samples of the 28 days before the window and of the 2 days after it"
          + " are read for this."
    })
final class EventsCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description =
          "Only these kinds: top-up, refund, correction, reset, expiry, unit-change, glitch, gap")
  List<String> kinds = List.of();

  @Mixin ReportWindowOptions window = new ReportWindowOptions();
  @Mixin WatchOption watch = new WatchOption();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  EventsCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    watch.check();
    Set<EventKind> wanted = kinds.stream().map(EventKindOption::listed).collect(Collectors.toSet());
    ReportRequest request = reports.request(options);
    Window reported = request.window(window);
    return request.write(
        (history, selection) -> {
          EventsReport report = EventsReport.of(history, selection, reported, wanted);
          return Report.of(ReportJsonDocuments.events(report), report::table)
              .during(reported, what());
        });
  }

  private String what() {
    return kinds.isEmpty() ? "events" : "events of the kind " + String.join(", ", kinds);
  }
}
