package dev.saldo.app;

import dev.saldo.account.ConfigurationException;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.References;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.channel.ChannelSettings;
import dev.saldo.channel.OpenChannel;
import dev.saldo.network.VendorNetwork;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The alert channels of a configuration file. */
public final class ConfiguredChannels {

  private final String file;
  private final Map<String, Mapping> written;
  private final References references;
  private final AccountNetworks networks;

  ConfiguredChannels(
      String file, Map<String, Mapping> written, References references, AccountNetworks networks) {
    this.file = file;
    this.written = written;
    this.references = references;
    this.networks = networks;
  }

  /** Returns the names of the channels, in the order of the file. */
  public Set<String> names() {
    return written.keySet();
  }

  /**
   * Opens all channels, without using the network.
   *
   * @param types the available types of channels
   * @return the channels by name
   * @throws ConfigurationException with every problem of every channel; none is open then
   */
  public Map<String, OpenChannel> open(ChannelRegistry types, Clock clock) {
    return open(names(), types, clock);
  }

  /**
   * Opens some of the channels, without using the network.
   *
   * @throws ConfigurationException with every problem of them; none is open then
   */
  public Map<String, OpenChannel> open(
      Collection<String> names, ChannelRegistry types, Clock clock) {
    ConfigurationProblems problems = new ConfigurationProblems(file, references::conceal);
    Map<String, OpenChannel> open = new LinkedHashMap<>();
    if (!names.isEmpty()) {
      for (String name : names) {
        Mapping settings = written.get(name);
        String path = "channels." + name;
        if (settings != null) {
          types
              .open(
                  name,
                  new ChannelSettings(
                      AccountNetworks.without(settings),
                      path,
                      references,
                      problems,
                      network(settings, path, problems)),
                  clock)
              .ifPresent(channel -> open.put(name, channel));
        }
      }
    }
    if (!problems.found().isEmpty()) {
      open.values().forEach(OpenChannel::close);
    }
    problems.throwIfAny();
    return open;
  }

  private VendorNetwork network(Mapping settings, String path, ConfigurationProblems problems) {
    try {
      return networks.find(settings, path, references, problems).get();
    } catch (IllegalArgumentException e) {
      problems.add(settings.line(), path, String.valueOf(e.getMessage()));
      return VendorNetwork.OF_JAVA;
    }
  }
}
