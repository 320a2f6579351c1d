package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.report.StatementReport;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the statement of a month. */
@Command(
    name = "statement",
    description =
        "Show a month like a bank statement: opening, top-ups, usage, corrections, closing.",
    footer = {
      "",
      "The amounts of a statement, from the opening balance down, add up to the closing"
          + " balance, in JSON and CSV to the last digit. Usage is hidden in an interval in which"
          + " the balance also rose, so 'used' is then a lower bound. 'saldo help events' explains"
          + " how changes are classified. Billing, credit limit, expiry and notes are listed where"
          + " the vendor stated other ones than before."
    })
final class StatementCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;

  @Option(
      names = "--month",
      paramLabel = "MONTH",
      description = "Month, such as 2026-10; default: the last complete month")
  @Nullable String month;

  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  StatementCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    ReportRequest request = reports.request(options);
    ZoneId zone = request.zone();
    YearMonth requested = month(request.now(), zone);
    return request.write(
        (history, selection) -> {
          StatementReport report = StatementReport.of(history, selection, requested, zone);
          return Report.of(ReportJsonDocuments.statement(report), report::table)
              .during(report.window(), "readings");
        });
  }

  private YearMonth month(Instant now, ZoneId zone) {
    YearMonth current = YearMonth.from(LocalDate.ofInstant(now, zone));
    if (month == null) {
      return current.minusMonths(1);
    }
    YearMonth requested;
    try {
      requested = YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw new CommandUsageException("--month '" + month + "' is not a month such as 2026-10");
    }
    if (requested.isAfter(current)) {
      throw new CommandUsageException(
          "--month %s has not begun; the current month is %s".formatted(month, current));
    }
    if (requested.getYear() < 1) {
      throw new CommandUsageException("--month " + month + " is before year 1");
    }
    return requested;
  }
}
