package dev.saldo.account;

import dev.saldo.spi.BalanceProvider;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Looks for providers, one class loader after the other, and survives what it meets. */
final class ProviderDiscovery {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

  /** After this many faults in a row a service file is given up. */
  private static final int MOST_FAULTS = 100;

  private final SortedMap<String, List<LoadedProvider>> found = new TreeMap<>();
  private final List<RefusedProvider> refused = new ArrayList<>();

  void search(ClassLoader loader) {
    var providers = ServiceLoader.load(BalanceProvider.class, loader).iterator();
    for (int faults = 0; faults < MOST_FAULTS; ) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        add(providers.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        faults++;
        refused.add(new RefusedProvider("a provider", String.valueOf(loader), cause(e)));
      }
    }
  }

  void add(BalanceProvider<?> provider) {
    String location = location(provider.getClass());
    String type = provider.getClass().getName();
    try {
      String name = provider.name();
      if (name == null || !NAME.matcher(name).matches()) {
        refused.add(
            new RefusedProvider(type, location, "its name '" + name + "' is not [a-z][a-z0-9-]*"));
      } else if (provider.configType() == null || !provider.configType().isRecord()) {
        refused.add(new RefusedProvider(name, location, "its configType is not a record"));
      } else {
        Optional<String> version =
            Optional.ofNullable(provider.getClass().getPackage().getImplementationVersion());
        List<LoadedProvider> same = found.computeIfAbsent(name, n -> new ArrayList<>());
        if (same.stream().noneMatch(p -> p.provider().getClass() == provider.getClass())) {
          same.add(new LoadedProvider(provider, name, location, version));
        }
      }
    } catch (RuntimeException | LinkageError e) {
      refused.add(new RefusedProvider(type, location, cause(e)));
    }
  }

  ProviderRegistry registry() {
    LinkedHashMap<String, LoadedProvider> unique = new LinkedHashMap<>();
    found.forEach(
        (name, same) -> {
          if (same.size() == 1) {
            unique.put(name, same.getFirst());
          } else {
            String places =
                String.join(", ", same.stream().map(LoadedProvider::location).sorted().toList());
            same.forEach(
                p ->
                    refused.add(
                        new RefusedProvider(
                            name, p.location(), "more than one has this name: " + places)));
          }
        });
    return new ProviderRegistry(unique, refused);
  }

  private static String cause(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return e.getCause() == null
        ? String.valueOf(e.getMessage())
        : e.getMessage() + " (" + root + ")";
  }

  private static String location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? type.getName() : String.valueOf(source.getLocation().getPath());
  }
}
