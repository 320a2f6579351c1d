package dev.saldo.app.cli.alerts;

import com.google.inject.Inject;
import dev.saldo.app.cli.session.ReportRequestFactory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the episodes. */
@Command(
    name = "list",
    description = "List the alerts that are open, and those that ended in the last 7 days.")
final class AlertsListCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;

  @Mixin EpisodeListOptions options = new EpisodeListOptions();

  @Inject
  AlertsListCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    return options.write(reports);
  }
}
