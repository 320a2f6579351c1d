package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.alert.AlertsReport;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.alert.PostedNotice;
import dev.saldo.alert.backtest.AlertBacktestReport;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.FormatOptions;
import dev.saldo.app.cli.option.PlotOption;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.report.EventsReport;
import dev.saldo.report.RunwayReport;
import dev.saldo.report.StatusReport;
import dev.saldo.report.TrendReport;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import dev.saldo.usage.Step;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Prints the reports of the demo: those a user asks for first. */
final class DemoReportPrinter {

  /** The account that is shown in detail. */
  static final String ACCOUNT = "otp-ghana";

  /** The time before now whose alerts are shown. */
  static final Duration ALERTS = Duration.ofDays(16);

  private static final Selection ONE_ACCOUNT = new Selection(Set.of(ACCOUNT), Set.of());

  private final ProcessEnvironment environment;
  private final ReportWriter writer;

  @Inject
  DemoReportPrinter(ProcessEnvironment environment, ReportWriter writer) {
    this.environment = environment;
    this.writer = writer;
  }

  void show(
      BalanceHistory history,
      ConfiguredWorkspace workspace,
      Instant now,
      Path file,
      List<OutboxMessage> messages)
      throws IOException {
    PrintStream out = environment.out();
    ZoneId zone = workspace.config().timeZone();
    out.println("SIMULATED: the vendors, the accounts and every figure below are made up.");
    heading("saldo status");
    writer.table(StatusReport.of(history, Selection.ALL, workspace.watched(), now, zone).table());
    heading("saldo runway");
    writer.table(
        RunwayReport.of(history, Selection.ALL, workspace.accounts(), now, zone, List.of())
            .table());
    showAlerts(history, since((int) ALERTS.toDays(), now, zone), messages);
    Window month = since(30, now, zone);
    heading("saldo usage --from " + day(month));
    writer.table(UsageReport.of(history, Selection.ALL, month, Step.TOTAL).table());
    heading("saldo events otp-ghana --from " + day(month));
    writer.table(EventsReport.of(history, ONE_ACCOUNT, month, Set.of()).table());
    Window days = since(10, now, zone);
    heading("saldo trend --account otp-ghana --by day --from " + day(days));
    TrendReport trend = TrendReport.of(history, ONE_ACCOUNT, days, Step.DAY);
    writer.write(
        new FormatOptions(),
        Report.of(ReportJsonDocuments.trend(trend), trend::table)
            .with(
                () -> trend.withOutlooks(history, ONE_ACCOUNT, workspace.accounts(), now).charts()),
        PlotOption.When.AUTO);
    out.println();
    out.println("The configuration and the history are in " + file.getParent());
    out.println("Continue with: saldo status --config " + file);
  }

  private void showAlerts(BalanceHistory history, Window days, List<OutboxMessage> messages)
      throws IOException {
    heading("saldo alerts --since " + day(days));
    writer.table(
        AlertsReport.of(
                HistoryStore.alerts(history), days.from(), name -> true, days.to(), days.zone())
            .table());
    List<PostedNotice> sent =
        messages.stream()
            .filter(message -> !message.dueAt().isBefore(days.from()))
            .map(
                message ->
                    new PostedNotice(
                        message.notice(),
                        message.number(),
                        List.of(message.channel()),
                        message.dueAt()))
            .toList();
    if (!sent.isEmpty()) {
      environment.out().println();
      environment
          .out()
          .println("The messages to the channel " + sent.getFirst().channels().getFirst() + ":");
      writer.table(new AlertBacktestReport(days, List.of(), sent).messages());
    }
  }

  private static Window since(int days, Instant now, ZoneId zone) {
    LocalDate day = now.atZone(zone).toLocalDate().minusDays(days);
    return new Window(day.atStartOfDay(zone).toInstant(), now, zone);
  }

  private static LocalDate day(Window window) {
    return window.from().atZone(window.zone()).toLocalDate();
  }

  private void heading(String command) {
    environment.out().println();
    environment.out().println("$ " + command);
  }
}
