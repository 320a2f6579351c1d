package dev.saldo.app.cli.alerts;

import com.google.inject.Inject;
import dev.saldo.app.cli.session.ReportRequestFactory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the episodes; its subcommands change them and try the rules and the channels. */
@Command(
    name = "alerts",
    description = "List, acknowledge and silence alerts; try rules and channels.",
    subcommands = {
      AlertsListCommand.class,
      AlertsHistoryCommand.class,
      AlertsAckCommand.class,
      AlertsSilenceCommand.class,
      AlertsUnsilenceCommand.class,
      AlertsTestCommand.class,
      AlertsCheckCommand.class,
      AlertsBacktestCommand.class,
      AlertsTestRulesCommand.class
    })
public final class AlertsCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;

  @Mixin EpisodeListOptions options = new EpisodeListOptions();

  @Inject
  AlertsCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    return options.write(reports);
  }
}
