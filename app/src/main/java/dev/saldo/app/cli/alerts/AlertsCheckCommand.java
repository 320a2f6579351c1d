package dev.saldo.app.cli.alerts;

import com.google.inject.Inject;
import dev.saldo.alert.ChannelBacklog;
import dev.saldo.app.AlertWarnings;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.channel.OpenChannel;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HistoryStore;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Finds settings with which nobody would be told. */
@Command(
    name = "check",
    description = "Check that alerts reach a person: rules, channels and accounts.",
    footer = {
      "",
      "Sends nothing and exits with 5 if there is a problem. 'saldo serve' logs the same problems"
          + " when it starts. 'saldo alerts test' tries the channels."
    })
final class AlertsCheckCommand implements Callable<Integer> {

  private final CommandSession session;
  private final ProcessEnvironment environment;

  @Inject
  AlertsCheckCommand(CommandSession session, ProcessEnvironment environment) {
    this.session = session;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    ConfiguredWorkspace workspace = session.workspace();
    PrintStream out = environment.out();
    Map<String, OpenChannel> channels = new LinkedHashMap<>();
    int broken = 0;
    for (ChannelTrial trial : ChannelTrial.open(session, workspace, environment.clock())) {
      if (trial.channel() == null) {
        broken++;
        out.println(trial.describe());
      } else {
        channels.put(trial.name(), trial.channel());
      }
    }
    List<String> problems = AlertWarnings.find(workspace, channels, backlogs(workspace));
    channels.values().forEach(OpenChannel::close);
    problems.forEach(out::println);
    if (problems.isEmpty() && broken == 0) {
      out.printf(
          "no problem found (rules: %d, channels: %d)%n",
          workspace.watching().rules().rules().size(), channels.size());
      return ProcessExitCode.DONE;
    }
    return ProcessExitCode.NOT_MET;
  }

  private List<ChannelBacklog> backlogs(ConfiguredWorkspace workspace) {
    try (BalanceHistory history = session.readHistory(workspace)) {
      return HistoryStore.alerts(history).backlogs(environment.now());
    }
  }
}
