package dev.saldo.app;

import dev.saldo.alert.AlertSetupCheck;
import dev.saldo.alert.ChannelBacklog;
import dev.saldo.alert.CheckedAccount;
import dev.saldo.channel.OpenChannel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The problems of a configuration with which nobody would be told. */
public final class AlertWarnings {

  private AlertWarnings() {}

  /**
   * Returns the problems, one line each with what to do.
   *
   * @param channels the open channels by name
   * @param backlogs the messages that wait, by channel
   */
  public static List<String> find(
      ConfiguredWorkspace workspace,
      Map<String, OpenChannel> channels,
      Collection<ChannelBacklog> backlogs) {
    return check(workspace, channels).find(backlogs);
  }

  /**
   * Returns the channels that do not deliver, one line each with what to do.
   *
   * @param backlogs the messages that wait, by channel
   */
  public static List<String> findFailures(
      ConfiguredWorkspace workspace, Collection<ChannelBacklog> backlogs) {
    return check(workspace, Map.of()).findFailures(backlogs);
  }

  private static AlertSetupCheck check(
      ConfiguredWorkspace workspace, Map<String, OpenChannel> channels) {
    WatchSettings settings = workspace.watching();
    Map<String, Set<String>> sendingOver = new LinkedHashMap<>();
    settings.channels().keySet().forEach(name -> sendingOver.put(name, Set.of()));
    channels.forEach((name, channel) -> sendingOver.put(name, channel.accounts()));
    List<CheckedAccount> accounts =
        workspace.accounts().stream()
            .map(account -> new CheckedAccount(account, settings.tags(account.name())))
            .toList();
    return new AlertSetupCheck(settings.rules(), accounts, sendingOver);
  }
}
