package dev.saldo.account;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceProvider.Hosts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The search for providers, one origin after another. A provider that fails is recorded as refused.
 */
final class ProviderDiscovery {

  private final Set<Named> seen = new HashSet<>();
  private final List<LoadedProvider> found = new ArrayList<>();
  private final Set<RefusedProvider> refused = new LinkedHashSet<>();

  /** A provider that a loader inherits from its parent is found again through the child. */
  private record Named(Class<?> type, String name) {}

  /** Searches one origin. Its code runs for a limited time. */
  void search(ProviderClassOrigin origin) {
    ProviderDiscovery nested = new ProviderDiscovery();
    nested.seen.addAll(seen);
    try {
      ServiceSearch.run(
          BalanceProvider.class, origin, found -> nested.add(found, origin), nested.refused::add);
    } catch (RuntimeException | Error e) {
      refused.add(
          new RefusedProvider("a provider", origin.locate(null), ProviderFaultMessage.describe(e)));
      return;
    }
    seen.addAll(nested.seen);
    found.addAll(nested.found);
    refused.addAll(nested.refused);
  }

  void add(BalanceProvider<?> provider, ProviderClassOrigin origin) {
    String type = provider.getClass().getName();
    String location = origin.locate(provider.getClass());
    try {
      String name = provider.name();
      Class<? extends Record> config = provider.configType();
      Optional<String> fault = ServiceSearch.fault(name, config);
      if (fault.isPresent()) {
        refuse(ServiceSearch.isName(name) ? name : type, location, fault.get());
      } else if (seen.add(new Named(provider.getClass(), name))) {
        found.add(loaded(provider, name, SettingDescription.describe(config), origin));
      }
    } catch (RuntimeException | Error e) {
      refuse(type, location, ServiceSearch.cause(e));
    }
  }

  ProviderRegistry registry() {
    return new ProviderRegistry(found, refused, List.of());
  }

  private static LoadedProvider loaded(
      BalanceProvider<?> provider,
      String name,
      List<SettingDescription> settings,
      ProviderClassOrigin origin) {
    Class<?> type = provider.getClass();
    return new LoadedProvider(
        name,
        origin.locate(type),
        Optional.ofNullable(type.getPackage().getImplementationVersion()),
        origin.checksum(),
        hosts(type),
        settings,
        new InProcessAccountOpener(provider));
  }

  static List<String> hosts(Class<?> provider) {
    Hosts named = provider.getAnnotation(Hosts.class);
    return named == null ? List.of() : List.of(named.value());
  }

  private void refuse(String name, String location, String reason) {
    refused.add(new RefusedProvider(name, location, reason));
  }
}
