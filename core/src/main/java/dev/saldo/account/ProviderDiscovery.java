package dev.saldo.account;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceProvider.Hosts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The search for providers, one origin after another. A provider that fails is recorded as refused.
 */
final class ProviderDiscovery {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

  /** The number of consecutive failures after which a service file is abandoned. */
  private static final int MAX_CONSECUTIVE_FAILURES = 100;

  /** A chain of causes may be cyclic. */
  private static final int MAX_CAUSE_DEPTH = 20;

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
      ContainedProviderCall.run(
          "loading", origin.loader(), ContainedProviderCall.PATIENCE, () -> nested.all(origin));
    } catch (RuntimeException | Error e) {
      refused.add(
          new RefusedProvider("a provider", origin.locate(null), ProviderFaultMessage.describe(e)));
      return;
    }
    seen.addAll(nested.seen);
    found.addAll(nested.found);
    refused.addAll(nested.refused);
  }

  private boolean all(ProviderClassOrigin origin) {
    var providers = ServiceLoader.load(BalanceProvider.class, origin.loader()).iterator();
    for (int failures = 0; failures < MAX_CONSECUTIVE_FAILURES; ) {
      try {
        if (!providers.hasNext()) {
          return true;
        }
        add(providers.next(), origin);
        failures = 0;
      } catch (RuntimeException | Error e) {
        failures++;
        refused.add(new RefusedProvider("a provider", origin.locate(null), cause(e)));
      }
    }
    return false;
  }

  void add(BalanceProvider<?> provider, ProviderClassOrigin origin) {
    String type = provider.getClass().getName();
    String location = origin.locate(provider.getClass());
    try {
      String name = provider.name();
      Class<? extends Record> config = provider.configType();
      if (name == null || !NAME.matcher(name).matches()) {
        refuse(type, location, "its name '" + name + "' does not match [a-z][a-z0-9-]*");
      } else if (config == null || !config.isRecord()) {
        refuse(name, location, "its configType is not a record");
      } else if (seen.add(new Named(provider.getClass(), name))) {
        found.add(loaded(provider, name, SettingDescription.describe(config), origin));
      }
    } catch (RuntimeException | Error e) {
      refuse(type, location, cause(e));
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

  private static String cause(Throwable e) {
    Throwable root = e;
    for (int depth = 0; root.getCause() != null && depth < MAX_CAUSE_DEPTH; depth++) {
      root = root.getCause();
    }
    String message = e instanceof ServiceConfigurationError ? e.getMessage() : e.toString();
    return e.getCause() == null ? String.valueOf(message) : message + " (" + root + ")";
  }
}
