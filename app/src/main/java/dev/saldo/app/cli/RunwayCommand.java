package dev.saldo.app.cli;

import com.google.inject.Inject;
import dev.saldo.app.Workspace;
import dev.saldo.app.format.JsonDocuments;
import dev.saldo.app.format.Report;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.report.RunwayReport;
import dev.saldo.runway.PlannedUse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says when balances are empty. */
@Command(
    name = "runway",
    description = "When a balance is empty, with the band that eight in ten fall into.",
    subcommands = RunwayBacktestCommand.class,
    footer = {
      "Days until it is empty: of a hundred such balances ten are empty before 'early', half before",
      "'days', ninety before 'late'; wide formats have the dates. Where nothing can be said there is",
      "a state instead, and why. --plan takes known use off on the way."
    })
final class RunwayCommand implements Callable<Integer> {

  private final Session session;
  private final Surroundings surroundings;
  private final ReportWriter writer;

  @Parameters(paramLabel = "ACCOUNT", description = "Only these accounts; default: all.")
  List<String> names = List.of();

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      defaultValue = "now",
      description = "Asked at this instant, from what was known then; default: now.")
  String asOf = "now";

  @Option(
      names = "--plan",
      paramLabel = "TIME=AMOUNT",
      description = "Use that is known to come on top, such as 2026-12-01=5000; may be repeated.")
  List<String> plans = List.of();

  @Option(
      names = "--track-record",
      description = "Also how good answers of the last 90 days would have been for this balance.")
  boolean trackRecord;

  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  RunwayCommand(Session session, Surroundings surroundings, ReportWriter writer) {
    this.session = session;
    this.surroundings = surroundings;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    Workspace workspace = session.workspace().check();
    ZoneId zone = options.zone(workspace);
    Instant instant = time(asOf, zone);
    List<PlannedUse> planned = new ArrayList<>();
    for (String plan : plans) {
      planned.add(planned(plan, zone));
    }
    try (BalanceHistory history = session.openHistory(workspace)) {
      Selection selection = session.known(workspace, history, options.selection(names));
      RunwayReport report = RunwayReport.of(history, selection, instant, zone, planned);
      long asked = report.rows().stream().filter(row -> !row.subject().derived()).count();
      if (!planned.isEmpty() && asked > 1) {
        throw new UsageFault("--plan is about one bucket, not " + asked + "; name the account");
      }
      RunwayReport shown = trackRecord ? report.withTrackRecords(history, selection) : report;
      writer.write(options.format, Report.of(JsonDocuments.runway(shown), shown::table));
    }
    return ExitCode.DONE;
  }

  private PlannedUse planned(String plan, ZoneId zone) {
    int equals = plan.indexOf('=');
    if (equals < 0) {
      throw new UsageFault("--plan '" + plan + "' is not a time and an amount: 2026-12-01=5000");
    }
    try {
      BigDecimal amount = new BigDecimal(plan.substring(equals + 1).strip());
      return new PlannedUse(time(plan.substring(0, equals).strip(), zone), amount);
    } catch (NumberFormatException e) {
      throw new UsageFault("--plan '" + plan + "' has no amount; write 2026-12-01=5000");
    } catch (IllegalArgumentException e) {
      throw new UsageFault("--plan: " + e.getMessage());
    }
  }

  private Instant time(String text, ZoneId zone) {
    try {
      return TimeExpression.parse(text, surroundings.now(), zone);
    } catch (IllegalArgumentException e) {
      throw new UsageFault(String.valueOf(e.getMessage()));
    }
  }
}
