package dev.saldo.app.cli.alerts;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.SinceOption;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the episodes of the past. */
@Command(name = "history", description = "List the alerts of the past; default: the last 90 days.")
final class AlertsHistoryCommand implements Callable<Integer> {

  private static final String USUAL = "90d";

  private final ReportRequestFactory reports;

  @Mixin SinceOption since = new SinceOption();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  AlertsHistoryCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    ReportRequest request = reports.request(options);
    return EpisodeListing.write(
        request,
        since.instant(USUAL, request.now(), request.zone()),
        "no alert was open in this time");
  }
}
