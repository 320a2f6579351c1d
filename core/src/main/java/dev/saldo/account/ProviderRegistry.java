package dev.saldo.account;

import dev.saldo.network.VendorNetwork;
import dev.saldo.spi.BalanceProvider;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The available providers, by name. A provider that cannot be used is refused with the cause and
 * does not affect others; providers that share a name are all refused. Immutable and thread-safe.
 */
public final class ProviderRegistry {

  private final List<LoadedProvider> found;
  private final SortedMap<String, LoadedProvider> byName = new TreeMap<>();
  private final List<RefusedProvider> unusable;
  private final Set<RefusedProvider> refused;
  private final List<UntrustedProvider> untrusted;

  /**
   * Creates a registry.
   *
   * @param found the providers that could be loaded; those that share a name are all refused
   * @param unusable the providers that could not be loaded
   * @param untrusted the providers that the user has not trusted yet
   */
  public ProviderRegistry(
      Collection<LoadedProvider> found,
      Collection<RefusedProvider> unusable,
      Collection<UntrustedProvider> untrusted) {
    this.found = List.copyOf(found);
    this.unusable = List.copyOf(unusable);
    this.untrusted = List.copyOf(untrusted);
    this.refused = new LinkedHashSet<>(unusable);
    found.stream()
        .collect(Collectors.groupingBy(LoadedProvider::name, TreeMap::new, Collectors.toList()))
        .forEach(this::addIfUnique);
  }

  private void addIfUnique(String name, List<LoadedProvider> same) {
    if (same.size() == 1) {
      byName.put(name, same.getFirst());
      return;
    }
    String places =
        String.join(", ", same.stream().map(LoadedProvider::location).sorted().toList());
    for (LoadedProvider provider : same) {
      String why = "several providers have this name: " + places;
      refused.add(new RefusedProvider(name, provider.location(), why));
    }
  }

  /** Returns the providers that {@link java.util.ServiceLoader} finds through a class loader. */
  public static ProviderRegistry load(ClassLoader loader) {
    return load(List.of(loader));
  }

  /**
   * Returns the providers of several class loaders, usually one per jar. A provider that a loader
   * inherits from its parent is counted once. Constructors of providers run on a dedicated thread
   * for at most 10 s per loader.
   */
  public static ProviderRegistry load(Collection<? extends ClassLoader> loaders) {
    ProviderDiscovery discovery = new ProviderDiscovery();
    loaders.forEach(loader -> discovery.search(ProviderClassOrigin.of(loader)));
    return discovery.registry();
  }

  /** Returns the providers of one origin, loaded as by {@link #load(Collection)}. */
  public static ProviderRegistry load(ProviderClassOrigin origin) {
    ProviderDiscovery discovery = new ProviderDiscovery();
    discovery.search(origin);
    return discovery.registry();
  }

  /** Returns a registry of providers created by the host. */
  public static ProviderRegistry of(BalanceProvider<?>... providers) {
    ProviderDiscovery discovery = new ProviderDiscovery();
    for (BalanceProvider<?> provider : providers) {
      discovery.add(provider, ProviderClassOrigin.of(provider.getClass().getClassLoader()));
    }
    return discovery.registry();
  }

  /** Returns the union of several registries. */
  public static ProviderRegistry joined(Collection<ProviderRegistry> registries) {
    return new ProviderRegistry(
        registries.stream().flatMap(r -> r.found.stream()).toList(),
        registries.stream().flatMap(r -> r.unusable.stream()).toList(),
        registries.stream().flatMap(r -> r.untrusted.stream()).toList());
  }

  /** Returns the providers, ordered by name. */
  public List<LoadedProvider> providers() {
    return List.copyOf(byName.values());
  }

  /** Returns the providers that were found but cannot be used. */
  public List<RefusedProvider> refused() {
    return List.copyOf(refused);
  }

  /** Returns the providers that the user has not trusted yet; their code has not run. */
  public List<UntrustedProvider> untrusted() {
    return untrusted;
  }

  /** Returns the provider with a name. */
  public Optional<LoadedProvider> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Returns a message that says why no provider has a name, with the nearest choice and what to do.
   */
  public String explainMissing(String name) {
    return unused(name).orElseGet(() -> "no provider '" + name + "'" + hint(name));
  }

  private Optional<String> unused(String name) {
    return refused.stream()
        .filter(r -> r.what().equals(name))
        .findFirst()
        .map(r -> "provider '" + name + "' cannot be used: " + r.why())
        .or(
            () ->
                untrusted.stream()
                    .filter(u -> u.what().equals(name))
                    .findFirst()
                    .map(u -> "provider '%s' is not trusted yet: %s".formatted(name, u.remedy())));
  }

  private String hint(String name) {
    String choices = NameSuggestions.hint(name, byName.keySet());
    return untrusted.isEmpty()
        ? choices
        : choices
            + "; not trusted yet: "
            + untrusted.stream()
                .map(UntrustedProvider::location)
                .distinct()
                .collect(Collectors.joining(", "));
  }

  /**
   * Opens an account from its settings record.
   *
   * @param config a record of the provider's {@code configType}
   * @param clock the clock for the provider
   * @throws IllegalArgumentException if there is no such provider, the record has the wrong type,
   *     the settings contradict each other, or the provider runs in a separate process
   */
  public OpenAccount open(Account account, Record config, Clock clock) {
    return open(account, config, clock, VendorNetwork.OF_JAVA);
  }

  /**
   * Opens an account from its settings record, with its own proxy and authorities.
   *
   * @param config a record of the provider's {@code configType}
   * @param clock the clock for the provider
   * @param network the proxies and certificates for the vendor
   * @throws IllegalArgumentException as without a network
   */
  public OpenAccount open(Account account, Record config, Clock clock, VendorNetwork network) {
    LoadedProvider loaded =
        find(account.provider())
            .orElseThrow(() -> new IllegalArgumentException(explainMissing(account.provider())));
    if (loaded.opener() instanceof InProcessAccountOpener local) {
      return new OpenAccount(account, local.open(account, config, clock, network));
    }
    throw new IllegalArgumentException(
        "provider '%s' runs in a separate process; open it from unbound settings"
            .formatted(account.provider()));
  }

  /**
   * Opens an account from its unbound settings.
   *
   * @return the account, or empty if there was a problem, which is then added to {@code
   *     settings.problems()}
   */
  public Optional<OpenAccount> open(Account account, AccountSettings settings, Clock clock) {
    Optional<LoadedProvider> loaded = find(account.provider());
    if (loaded.isEmpty()) {
      settings.addProblem(explainMissing(account.provider()));
    }
    return loaded
        .flatMap(p -> p.opener().open(account, settings, clock))
        .map(source -> new OpenAccount(account, source));
  }
}
