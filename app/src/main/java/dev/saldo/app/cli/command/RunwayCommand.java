package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.TimeExpressionParser;
import dev.saldo.app.cli.option.WatchOption;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.report.Chart;
import dev.saldo.report.ReportSubject;
import dev.saldo.report.RunwayReport;
import dev.saldo.report.TrendReport;
import dev.saldo.report.Window;
import dev.saldo.runway.PlannedUsage;
import dev.saldo.spi.Amount;
import dev.saldo.usage.Step;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Predicts when balances run out. */
@Command(
    name = "runway",
    description = "Predict when each balance runs out, with an 80 %% range.",
    subcommands = RunwayBacktestCommand.class,
    footer = {
      "",
      "'p10', 'days' and 'p90' are the 10th, 50th and 90th percentile of the days until the"
          + " balance runs out; wide tables and files also have the dates. If no prediction is"
          + " possible, a state and its reason are shown instead. --plan subtracts planned usage;"
          + " --down-to predicts when the balance falls to an amount above zero. 'lasts' is the"
          + " probability that the balance lasts until the time of --until."
    })
final class RunwayCommand implements Callable<Integer> {

  /** The time before a prediction that its chart shows. */
  private static final Duration SHOWN = Duration.ofDays(30);

  private final ReportRequestFactory reports;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      defaultValue = "now",
      description = "Predict as of this time, from the samples known then; default: now")
  String asOf = "now";

  @Option(
      names = "--down-to",
      paramLabel = "AMOUNT",
      defaultValue = "0",
      description = "Remaining amount to predict for, in the unit of the balance; default: 0")
  String downTo = "0";

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Also show the probability that each balance lasts until this time")
  @Nullable String until;

  @Option(
      names = "--plan",
      paramLabel = "TIME=AMOUNT",
      description = "Planned additional usage, such as 2026-12-01=5000; may be repeated")
  List<String> plans = List.of();

  @Option(
      names = "--track-record",
      description = "Also report how accurate predictions over the last 90 days would have been")
  boolean trackRecord;

  @Option(names = "--explain", description = "Also show the facts that each prediction depends on")
  boolean explain;

  @Mixin WatchOption watch = new WatchOption();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  RunwayCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    watch.check();
    ReportRequest request = reports.request(options);
    ZoneId zone = request.zone();
    Instant now = request.now();
    Instant instant = time(asOf, now, zone);
    Instant lastsUntil = lastsUntil(instant, now, zone);
    BigDecimal threshold = threshold();
    List<PlannedUsage> planned = new ArrayList<>();
    for (String plan : plans) {
      planned.add(planned(plan, now, zone));
    }
    return request.write(
        (history, selection) -> {
          RunwayReport report =
              RunwayReport.of(
                  history,
                  selection,
                  request.workspace().accounts(),
                  instant,
                  zone,
                  threshold,
                  planned);
          checkSubjects(report, planned);
          RunwayReport judged = trackRecord ? report.withTrackRecords(history, selection) : report;
          RunwayReport explained =
              explain
                  ? judged.withExplanations(
                      history, selection, request.workspace().accounts(), planned)
                  : judged;
          RunwayReport shown = lastsUntil == null ? explained : explained.lastingUntil(lastsUntil);
          return Report.of(ReportJsonDocuments.runway(shown), shown::table)
              .asOf("", instant, zone)
              .with(() -> outlooks(history, selection, request, instant))
              .whenEmpty("no readings to estimate a runway from");
        });
  }

  /** Returns the last month with the prediction; none if it is for a threshold or a plan. */
  private List<Chart> outlooks(
      BalanceHistory history, Selection selection, ReportRequest request, Instant instant) {
    if (threshold().signum() != 0 || !plans.isEmpty()) {
      return List.of();
    }
    Window month = new Window(instant.minus(SHOWN), instant, request.zone());
    return TrendReport.of(history, selection, month, Step.DAY)
        .withOutlooks(history, selection, request.workspace().accounts(), instant)
        .charts();
  }

  private static void checkSubjects(RunwayReport report, List<PlannedUsage> planned) {
    List<ReportSubject> subjects =
        report.rows().stream()
            .map(RunwayReport.Row::subject)
            .filter(subject -> !subject.derived())
            .toList();
    if (!planned.isEmpty() && subjects.size() > 1) {
      throw new CommandUsageException(
          "--plan applies to one bucket, but "
              + subjects.size()
              + " are selected; name the account");
    }
    long units =
        subjects.stream().map(s -> List.of(s.unit().kind(), s.unit().code())).distinct().count();
    if (report.threshold().signum() > 0 && units > 1) {
      throw new CommandUsageException(
          "--down-to applies to one unit, but " + units + " are selected; name the account");
    }
  }

  private @Nullable Instant lastsUntil(Instant instant, Instant now, ZoneId zone) {
    if (until == null) {
      return null;
    }
    Instant end = time(until, now, zone);
    if (!end.isAfter(instant)) {
      throw new CommandUsageException("--until '" + until + "' must be after the prediction");
    }
    return end;
  }

  private BigDecimal threshold() {
    try {
      BigDecimal amount = Amount.of(new BigDecimal(downTo.strip())).value();
      if (amount != null && amount.signum() >= 0) {
        return amount;
      }
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException(
          "--down-to '" + downTo + "' is not an amount; write 500 or 12.5");
    }
    throw new CommandUsageException("--down-to must be 0 or more, not '" + downTo + "'");
  }

  private static PlannedUsage planned(String plan, Instant now, ZoneId zone) {
    int equals = plan.indexOf('=');
    if (equals < 0) {
      throw new CommandUsageException(
          "--plan '" + plan + "' is not TIME=AMOUNT; write 2026-12-01=5000");
    }
    try {
      BigDecimal amount = new BigDecimal(plan.substring(equals + 1).strip());
      return new PlannedUsage(time(plan.substring(0, equals).strip(), now, zone), amount);
    } catch (NumberFormatException e) {
      throw new CommandUsageException("--plan '" + plan + "' has no amount; write 2026-12-01=5000");
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException("--plan: " + e.getMessage());
    }
  }

  private static Instant time(String text, Instant now, ZoneId zone) {
    try {
      return TimeExpressionParser.parse(text, now, zone);
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException(String.valueOf(e.getMessage()));
    }
  }
}
