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

/** States a month as a bank would. */
@Command(
    name = "statement",
    description = "A month as a bank would state it: opening, top-ups, use, corrections, closing.",
    footer = {
      "The amounts of a statement, from its opening balance down, add up to its closing balance,",
      "in JSON and CSV to the last digit. Used at least: what is used between two samples does not",
      "show beside a rise. 'saldo help events' says what is a top-up."
    })
final class StatementCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;

  @Option(
      names = "--month",
      paramLabel = "MONTH",
      description = "Such as 2026-10; default: the last full month.")
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
    YearMonth asked = month(request.now(), zone);
    return request.write(
        (history, selection) -> {
          StatementReport report = StatementReport.of(history, selection, asked, zone);
          return Report.of(ReportJsonDocuments.statement(report), report::table)
              .during(report.window());
        });
  }

  private YearMonth month(Instant now, ZoneId zone) {
    YearMonth current = YearMonth.from(LocalDate.ofInstant(now, zone));
    if (month == null) {
      return current.minusMonths(1);
    }
    YearMonth asked;
    try {
      asked = YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw new CommandUsageException("--month '" + month + "' is not a month such as 2026-10");
    }
    if (asked.isAfter(current) || asked.getYear() < 1) {
      throw new CommandUsageException("--month " + asked + " has not begun, or has no calendar");
    }
    return asked;
  }
}
