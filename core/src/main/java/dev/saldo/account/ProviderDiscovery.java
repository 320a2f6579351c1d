package dev.saldo.account;

import dev.saldo.spi.BalanceProvider;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks for providers, one class loader after the other, and survives what it meets. */
final class ProviderDiscovery {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

  /** After this many faults in a row a service file is given up. */
  private static final int MOST_FAULTS = 100;

  /** Causes may go round in a circle. */
  private static final int DEEPEST_CAUSE = 20;

  private final SortedMap<String, List<LoadedProvider>> found = new TreeMap<>();
  private final Set<RefusedProvider> refused;

  ProviderDiscovery(Collection<RefusedProvider> unread) {
    refused = new LinkedHashSet<>(unread);
  }

  void search(ClassLoader loader) {
    var providers = ServiceLoader.load(BalanceProvider.class, loader).iterator();
    for (int faults = 0; faults < MOST_FAULTS; ) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        add(providers.next());
        faults = 0;
      } catch (RuntimeException | Error e) {
        faults++;
        refused.add(new RefusedProvider("a provider", location(loader), cause(e)));
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
        SettingDescription.of(provider.configType());
        Optional<String> version =
            Optional.ofNullable(provider.getClass().getPackage().getImplementationVersion());
        List<LoadedProvider> same = found.computeIfAbsent(name, n -> new ArrayList<>());
        if (same.stream().noneMatch(p -> p.provider().getClass() == provider.getClass())) {
          same.add(new LoadedProvider(provider, name, location, version));
        }
      }
    } catch (RuntimeException | Error e) {
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
    for (int depth = 0; root.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
      root = root.getCause();
    }
    String said = e instanceof ServiceConfigurationError ? e.getMessage() : e.toString();
    return e.getCause() == null ? String.valueOf(said) : said + " (" + root + ")";
  }

  private static String location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? type.getName()
        : location(source.getLocation());
  }

  private static String location(ClassLoader loader) {
    return loader instanceof URLClassLoader files
        ? Arrays.stream(files.getURLs()).map(f -> location(f)).collect(Collectors.joining(", "))
        : String.valueOf(loader);
  }

  private static String location(URL url) {
    try {
      return url.getProtocol().equals("file") ? Path.of(url.toURI()).toString() : url.toString();
    } catch (URISyntaxException e) {
      return url.toString();
    }
  }
}
