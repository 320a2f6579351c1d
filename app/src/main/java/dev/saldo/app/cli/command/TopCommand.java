package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.WatchOption;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ReportRequestFactory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the status report as a live view, sorted by what runs out first. */
@Command(
    name = "top",
    description = "Show a live view of all balances; what runs out first is on top.",
    footer = {
      "",
      "On a terminal it is drawn again every 10 seconds until Ctrl-C; elsewhere it is printed once."
          + " It is 'saldo status --watch --sort runwayDaysEarly'."
    })
final class TopCommand implements Callable<Integer> {

  private final StatusCommand status;

  @Mixin WatchOption watch = new WatchOption();
  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  TopCommand(ReportRequestFactory reports, ProcessEnvironment environment) {
    status = new StatusCommand(reports, environment);
  }

  @Override
  public Integer call() throws IOException {
    watch.check();
    options.format().sortUnlessStated("runwayDaysEarly");
    status.options = options;
    return status.call();
  }
}
