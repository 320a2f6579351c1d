package dev.saldo.app;

import dev.saldo.account.ConfigurationException;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.channel.OpenChannel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every problem of a configuration in one pass, found without the network.
 *
 * @param structure the problems of the file as a whole
 * @param accounts the problems of accounts: their settings, secrets and providers
 * @param channels the problems of channels
 * @param warnings what is allowed but probably a mistake or unsafe
 */
public record ConfigurationInspection(
    List<String> structure, List<String> accounts, List<String> channels, List<String> warnings) {

  public ConfigurationInspection {
    structure = List.copyOf(structure);
    accounts = List.copyOf(accounts);
    channels = List.copyOf(channels);
    warnings = List.copyOf(warnings);
  }

  /** Returns the inspection of a file that cannot be read. */
  public static ConfigurationInspection unreadable(ConfigurationException problems) {
    return new ConfigurationInspection(problems.problems(), List.of(), List.of(), List.of());
  }

  /** Returns every problem, without duplicates. */
  public List<String> problems() {
    Set<String> all = new LinkedHashSet<>(structure);
    all.addAll(accounts);
    all.addAll(channels);
    return List.copyOf(all);
  }

  /** Inspects a configuration. */
  public static ConfigurationInspection of(
      ConfiguredWorkspace workspace,
      ProviderRegistry providers,
      ChannelRegistry types,
      Clock clock) {
    List<String> accounts = findAccountProblems(workspace, providers, clock);
    List<String> structure = new ArrayList<>(findStructureProblems(workspace, providers, clock));
    structure.removeAll(accounts);
    Map<String, OpenChannel> open = new LinkedHashMap<>();
    List<String> channels = new ArrayList<>();
    for (String name : workspace.channels().names()) {
      try {
        open.putAll(workspace.channels().open(List.of(name), types, clock));
      } catch (ConfigurationException e) {
        channels.addAll(e.problems());
      }
    }
    List<String> warnings = new ArrayList<>(workspace.warnings(providers));
    if (!workspace.watching().rules().rules().isEmpty() || !open.isEmpty()) {
      warnings.addAll(AlertWarnings.find(workspace, open, List.of()));
    }
    open.values().forEach(OpenChannel::close);
    return new ConfigurationInspection(structure, accounts, channels, warnings);
  }

  private static List<String> findStructureProblems(
      ConfiguredWorkspace workspace, ProviderRegistry providers, Clock clock) {
    try {
      workspace.check(() -> providers, clock);
      workspace.requireProvidersFolder();
      return List.of();
    } catch (ConfigurationException e) {
      return e.problems();
    }
  }

  private static List<String> findAccountProblems(
      ConfiguredWorkspace workspace, ProviderRegistry providers, Clock clock) {
    try {
      workspace.openAll(Set.of(), providers, clock).forEach(OpenAccount::close);
      return List.of();
    } catch (ConfigurationException e) {
      return e.problems();
    }
  }
}
