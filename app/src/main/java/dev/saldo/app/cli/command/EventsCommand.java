package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.EventKindOption;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.ReportWindowOptions;
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

/** Lists what happened besides use. */
@Command(
    name = "events",
    description = "Top-ups, refunds and whatever else happened to balances besides use.",
    subcommands = EventsClassifyCommand.class,
    footer = {
      "",
      "What a rise is, follows from what came before it. The usual rise is the median of those",
      "of the 100 days before, without those below 5 %% of the largest.",
      "  refund       at most 5 %% of the usual rise and no more than was used in the 72 h before;",
      "               with no rise to compare with, at most 5 %% of that use",
      "  reset        where the balance is postpaid or is what was spent, is owed or is allowed: on",
      "               the same day of the month, within 36 h, as a rise one to three months before;",
      "               for what was spent, any other rise as well",
      "  top-up       any other rise",
      "  correction   what you say is one, with 'saldo events classify'; it can be a fall",
      "  unit-change  the first number in another unit, meaning or provider",
      "  gap          the first number after unlimited, after none was stated, or after more than",
      "               three poll intervals without one",
      "",
      "How sure: high, you said so or the rises before support it; medium, likely, with little to",
      "compare with; low, a guess worth a look. A rise first seen after a gap is one less sure.",
      "Spent and owed amounts are shown negative: a rise is always to the good.",
      "",
      "Files and wide terminals say as well 'about' how much was added, an estimate",
      "(estimatedAmount): a rise is less than that by what was used between its two",
      "samples, which the hours around them and the hours of the week tell nearly. For",
      "it, samples of 28 days before the window and of 2 days after it are read as",
      "well, where there is a rise."
    })
final class EventsCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description = "Only these: top-up, refund, correction, reset, unit-change, gap.")
  List<String> kinds = List.of();

  @Mixin ReportWindowOptions window = new ReportWindowOptions();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  EventsCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    Set<EventKind> wanted = kinds.stream().map(EventKindOption::listed).collect(Collectors.toSet());
    ReportRequest request = reports.request(options);
    Window asked = request.window(window);
    return request.write(
        (history, selection) -> {
          EventsReport report = EventsReport.of(history, selection, asked, wanted);
          return Report.of(ReportJsonDocuments.events(report), report::table).during(asked);
        });
  }
}
