package dev.saldo.channel;

import dev.saldo.account.ProviderClassOrigin;
import dev.saldo.account.ProviderFaultMessage;
import dev.saldo.account.RefusedProvider;
import dev.saldo.account.ServiceSearch;
import dev.saldo.account.SettingDescription;
import dev.saldo.spi.channel.AlertChannelProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The search for types of channels. One that fails is recorded as refused. */
final class ChannelDiscovery {

  private final Set<Named> seen = new HashSet<>();
  private final List<LoadedChannelType> found = new ArrayList<>();
  private final Set<RefusedProvider> refused = new LinkedHashSet<>();

  /** A type that a loader inherits from its parent is found again through the child. */
  private record Named(Class<?> type, String name) {}

  /** Searches one origin. Its code runs for a limited time. */
  void search(ProviderClassOrigin origin) {
    ChannelDiscovery nested = new ChannelDiscovery();
    nested.seen.addAll(seen);
    try {
      ServiceSearch.run(
          AlertChannelProvider.class,
          origin,
          type -> nested.add(type, origin),
          nested.refused::add);
    } catch (RuntimeException | Error e) {
      refused.add(
          new RefusedProvider("a channel", origin.locate(null), ProviderFaultMessage.describe(e)));
      return;
    }
    seen.addAll(nested.seen);
    found.addAll(nested.found);
    refused.addAll(nested.refused);
  }

  void add(AlertChannelProvider<?> provider, ProviderClassOrigin origin) {
    Class<?> type = provider.getClass();
    String location = origin.locate(type);
    try {
      String name = provider.name();
      Class<? extends Record> config = provider.configType();
      Optional<String> fault = ServiceSearch.fault(name, config);
      if (fault.isPresent()) {
        String what = ServiceSearch.isName(name) ? name : type.getName();
        refused.add(new RefusedProvider(what, location, fault.get()));
      } else if (seen.add(new Named(type, name))) {
        found.add(loaded(provider, name, SettingDescription.describe(config), origin));
      }
    } catch (RuntimeException | Error e) {
      refused.add(new RefusedProvider(type.getName(), location, ServiceSearch.cause(e)));
    }
  }

  ChannelRegistry registry() {
    return new ChannelRegistry(found, refused, List.of());
  }

  private static LoadedChannelType loaded(
      AlertChannelProvider<?> provider,
      String name,
      List<SettingDescription> settings,
      ProviderClassOrigin origin) {
    Class<?> type = provider.getClass();
    return new LoadedChannelType(
        name,
        origin.locate(type),
        Optional.ofNullable(type.getPackage().getImplementationVersion()),
        origin.checksum(),
        settings,
        provider);
  }
}
