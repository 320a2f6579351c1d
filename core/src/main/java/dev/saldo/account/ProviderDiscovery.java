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

/** Looks for providers, one place after the other, and survives what it meets. */
final class ProviderDiscovery {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

  /** After this many faults in a row a service file is given up. */
  private static final int MOST_FAULTS = 100;

  /** Causes may go round in a circle. */
  private static final int DEEPEST_CAUSE = 20;

  private final Set<Named> seen = new HashSet<>();
  private final List<LoadedProvider> found = new ArrayList<>();
  private final Set<RefusedProvider> refused = new LinkedHashSet<>();

  /** What a loader only inherits from its parent is found twice. */
  private record Named(Class<?> type, String name) {}

  /** Searches one place, whose code runs for a limited time. */
  void search(ProviderClassOrigin origin) {
    ProviderDiscovery within = new ProviderDiscovery();
    within.seen.addAll(seen);
    try {
      ContainedProviderCall.run(
          "loading", origin.loader(), ContainedProviderCall.PATIENCE, () -> within.all(origin));
    } catch (RuntimeException | Error e) {
      refused.add(
          new RefusedProvider("a provider", origin.locate(null), ProviderFaultMessage.describe(e)));
      return;
    }
    seen.addAll(within.seen);
    found.addAll(within.found);
    refused.addAll(within.refused);
  }

  private boolean all(ProviderClassOrigin origin) {
    var providers = ServiceLoader.load(BalanceProvider.class, origin.loader()).iterator();
    for (int faults = 0; faults < MOST_FAULTS; ) {
      try {
        if (!providers.hasNext()) {
          return true;
        }
        add(providers.next(), origin);
        faults = 0;
      } catch (RuntimeException | Error e) {
        faults++;
        refused.add(new RefusedProvider("a provider", origin.locate(null), cause(e)));
      }
    }
    return false;
  }

  void add(BalanceProvider<?> provider, ProviderClassOrigin origin) {
    String type = provider.getClass().getName();
    String where = origin.locate(provider.getClass());
    try {
      String name = provider.name();
      Class<? extends Record> config = provider.configType();
      if (name == null || !NAME.matcher(name).matches()) {
        refuse(type, where, "its name '" + name + "' is not [a-z][a-z0-9-]*");
      } else if (config == null || !config.isRecord()) {
        refuse(name, where, "its configType is not a record");
      } else if (seen.add(new Named(provider.getClass(), name))) {
        found.add(loaded(provider, name, SettingDescription.describe(config), origin));
      }
    } catch (RuntimeException | Error e) {
      refuse(type, where, cause(e));
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

  private void refuse(String what, String where, String why) {
    refused.add(new RefusedProvider(what, where, why));
  }

  private static String cause(Throwable e) {
    Throwable root = e;
    for (int depth = 0; root.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
      root = root.getCause();
    }
    String said = e instanceof ServiceConfigurationError ? e.getMessage() : e.toString();
    return e.getCause() == null ? String.valueOf(said) : said + " (" + root + ")";
  }
}
