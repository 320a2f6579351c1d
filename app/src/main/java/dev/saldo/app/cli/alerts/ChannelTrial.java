package dev.saldo.app.cli.alerts;

import dev.saldo.account.ConfigurationException;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.channel.OpenChannel;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertNotice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel that is tried.
 *
 * @param name its name
 * @param type its type; empty if it could not be opened
 * @param channel the open channel; null if it could not be opened
 * @param problem why it could not be opened, or did not accept a notice; null if all went well
 */
record ChannelTrial(
    String name, String type, @Nullable OpenChannel channel, @Nullable String problem) {

  /** Opens every channel; one that cannot be opened affects no other. */
  static List<ChannelTrial> open(
      CommandSession session, ConfiguredWorkspace workspace, Clock clock) {
    return open(session, workspace, workspace.channels().names(), clock);
  }

  static List<ChannelTrial> open(
      CommandSession session,
      ConfiguredWorkspace workspace,
      Collection<String> names,
      Clock clock) {
    ChannelRegistry types = session.channelTypes(workspace);
    List<ChannelTrial> trials = new ArrayList<>();
    for (String name : names) {
      try {
        workspace
            .channels()
            .open(List.of(name), types, clock)
            .values()
            .forEach(channel -> trials.add(new ChannelTrial(name, channel.type(), channel, null)));
      } catch (ConfigurationException e) {
        trials.add(new ChannelTrial(name, "", null, String.join("; ", e.problems())));
      }
    }
    return trials;
  }

  /** Delivers a notice and returns the result; a channel that is not open stays as it is. */
  ChannelTrial deliver(AlertNotice notice) {
    if (channel == null) {
      return this;
    }
    try {
      channel.deliver(notice);
      return this;
    } catch (AlertDeliveryException e) {
      return new ChannelTrial(name, type, channel, e.getMessage());
    }
  }

  boolean failed() {
    return problem != null;
  }

  /** Returns the result in one line, with what it does not tell. */
  String describe() {
    if (channel == null) {
      return "channel %s cannot be used: %s".formatted(name, problem);
    }
    return problem == null
        ? "%s (%s): accepted%s".formatted(name, type, reservation())
        : "%s (%s): not accepted: %s".formatted(name, type, problem);
  }

  private String reservation() {
    return switch (type) {
      case "teams" ->
          "; Teams accepts even a message that it cannot show, so look for it in the channel";
      case "email" -> " by the mail server; whether it reaches the inbox is not known";
      case "exec" -> ": the command ended with exit code 0; what it did is not known";
      case "apprise" -> " by the Apprise server; whether its services deliver it is not known";
      default -> "";
    };
  }
}
