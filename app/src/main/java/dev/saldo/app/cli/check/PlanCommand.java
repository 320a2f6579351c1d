package dev.saldo.app.cli.check;

import com.google.inject.Inject;
import dev.saldo.alert.CheckedAccount;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.OutputDestination;
import dev.saldo.app.cli.option.OutputFormat;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.TimeExpressionParser;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.plan.PurchasePlan;
import dev.saldo.plan.PurchasePlanner;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plans purchases. */
@Command(
    name = "plan",
    description = "Plan how much to buy, and when, so that balances last until a date.",
    footer = {
      "",
      "Each balance lasts until DATE with a probability of 90 %%, the 10th percentile of its"
          + " runway; --service changes it. The order date leaves the lead time of an 'order-by'"
          + " rule, or of --lead, before the balance may run out. Without a prediction the status"
          + " is unknown, and nothing is planned."
    })
public final class PlanCommand implements Callable<Integer> {

  private static final Duration LONGEST = Duration.ofDays(400);
  private static final int LEAST_SERVICE = 50;
  private static final int MOST_SERVICE = 99;
  private static final int MOST_SIZES = 5;

  private final ReportRequestFactory reports;
  private final ReportWriter writer;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      required = true,
      description = "Time until which balances must last, at most 400 days ahead")
  String until = "";

  @Option(
      names = "--package",
      paramLabel = "SIZE",
      split = ",",
      description = "Sizes that can be bought, separated by commas; default: any amount")
  List<String> packages = List.of();

  @Option(
      names = "--lead",
      paramLabel = "DAYS",
      description = "Business days from an order until the credit arrives, such as 5d")
  @Nullable String lead;

  @Option(
      names = "--service",
      paramLabel = "PERCENT",
      defaultValue = "90",
      description = "Probability with which each balance lasts, 50 to 99; default: 90")
  int service;

  @Option(
      names = "--ics",
      paramLabel = "FILE",
      description = "Also write the order dates to a calendar file")
  @Nullable Path calendar;

  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  PlanCommand(ReportRequestFactory reports, ReportWriter writer) {
    this.reports = reports;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    if (service < LEAST_SERVICE || service > MOST_SERVICE) {
      throw new CommandUsageException("--service must be 50 to 99, not " + service);
    }
    List<BigDecimal> sizes =
        packages.stream().map(size -> AmountOption.parse("--package", size)).toList();
    if (sizes.size() > MOST_SIZES) {
      throw new CommandUsageException("--package takes at most " + MOST_SIZES + " sizes");
    }
    ReportRequest request = reports.request(options);
    PurchasePlanner planner =
        new PurchasePlanner(
            end(request),
            request.zone(),
            service,
            sizes,
            request.workspace().watching().rules(),
            leadDays());
    request.write(
        (history, selection) -> {
          PurchasePlan plan = plan(planner, request, history, selection);
          if (calendar != null) {
            write(calendar, OrderCalendar.write(plan));
          }
          return Report.of(ReportJsonDocuments.plan(plan), plan::table)
              .whenEmpty("no accounts to plan for");
        });
    return ProcessExitCode.DONE;
  }

  private PurchasePlan plan(
      PurchasePlanner planner, ReportRequest request, BalanceHistory history, Selection selection) {
    List<CheckedAccount> accounts = ChosenAccounts.find(request.workspace(), history, selection);
    PurchasePlan plan = planner.plan(history, accounts, request.now());
    long units =
        plan.rows().stream()
            .map(PurchasePlan.Row::unit)
            .filter(unit -> unit != null)
            .map(unit -> List.of(unit.kind(), unit.code()))
            .distinct()
            .count();
    if (!packages.isEmpty() && units > 1) {
      throw new CommandUsageException(
          "--package applies to one unit, but " + units + " are selected; name the account");
    }
    return plan;
  }

  private Instant end(ReportRequest request) {
    Instant end;
    try {
      end = TimeExpressionParser.parse(until, request.now(), request.zone());
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException("--until: " + e.getMessage());
    }
    if (!end.isAfter(request.now())) {
      throw new CommandUsageException("--until '" + until + "' must be in the future");
    }
    if (end.isAfter(request.now().plus(LONGEST))) {
      throw new CommandUsageException("--until '" + until + "' must be within 400 days");
    }
    return end;
  }

  private @Nullable Integer leadDays() {
    if (lead == null) {
      return null;
    }
    if (!lead.matches("\\d{1,3}d?")) {
      throw new CommandUsageException(
          "--lead '" + lead + "' is not a number of business days; write 5d");
    }
    return Integer.valueOf(lead.replace("d", ""));
  }

  private void write(Path file, String text) throws IOException {
    writer.write(
        List.of(new OutputDestination(OutputFormat.MD, Optional.of(file))),
        (destination, out) -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
