package dev.saldo.app.cli.alerts;

import com.google.inject.Inject;
import dev.saldo.account.ConfigurationException;
import dev.saldo.account.NameSuggestions;
import dev.saldo.app.ConfiguredChannels;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.channel.OpenChannel;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a test message. */
@Command(
    name = "test",
    description = "Send a test message to channels now.",
    footer = {
      "",
      "The message is marked as a test and says that nothing is wrong. Exit code 3 means that a"
          + " channel did not accept it. It is not tried again."
    })
final class AlertsTestCommand implements Callable<Integer> {

  private final CommandSession session;
  private final ProcessEnvironment environment;

  @Parameters(paramLabel = "CHANNEL", description = "Names of channels")
  List<String> names = List.of();

  @Option(names = "--all", description = "Test every channel of the configuration")
  boolean all;

  @Inject
  AlertsTestCommand(CommandSession session, ProcessEnvironment environment) {
    this.session = session;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    ConfiguredWorkspace workspace = session.workspace();
    Collection<String> chosen = choose(workspace);
    boolean failed = false;
    for (ChannelTrial open : ChannelTrial.open(session, workspace, chosen, environment.clock())) {
      ChannelTrial trial = open.deliver(notice(open.name()));
      OpenChannel channel = open.channel();
      if (channel != null) {
        channel.close();
      }
      failed |= trial.failed();
      environment.out().println(trial.describe());
    }
    return failed ? ProcessExitCode.SOME_ACCOUNTS_FAILED : ProcessExitCode.DONE;
  }

  private Collection<String> choose(ConfiguredWorkspace workspace) {
    ConfiguredChannels channels = workspace.channels();
    if (channels.names().isEmpty()) {
      throw new ConfigurationException(
          List.of("no channels in " + workspace.fileName() + "; add one under 'channels:'"));
    }
    if (all != names.isEmpty()) {
      throw new CommandUsageException(
          "name channels or give --all; channels: " + String.join(", ", channels.names()));
    }
    for (String name : names) {
      if (!channels.names().contains(name)) {
        throw new CommandUsageException(
            "no channel '%s' in %s%s"
                .formatted(
                    name, workspace.fileName(), NameSuggestions.hint(name, channels.names())));
      }
    }
    return all ? channels.names() : names;
  }

  private AlertNotice notice(String channel) {
    return new AlertNotice(
        "test_" + UUID.randomUUID(),
        AlertMessageKind.TEST,
        AlertSeverity.INFO,
        environment.now(),
        "Test of channel " + channel,
        "This is a test of the channel %s of Saldo. Nothing is wrong.".formatted(channel),
        null);
  }
}
