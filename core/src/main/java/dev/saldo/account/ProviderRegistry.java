package dev.saldo.account;

import dev.saldo.network.VendorNetwork;
import dev.saldo.spi.BalanceProvider;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The available providers, by name. A provider that cannot be used is refused with the cause and
 * does not affect others; providers that share a name are all refused. Immutable and thread-safe.
 */
public final class ProviderRegistry extends ServiceRegistry<LoadedProvider> {

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
    super("provider", found, unusable, untrusted);
  }

  private ProviderRegistry(ServiceDiscovery<BalanceProvider<?>, LoadedProvider> searched) {
    this(searched.found(), searched.refused(), List.of());
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
    ServiceDiscovery<BalanceProvider<?>, LoadedProvider> discovery =
        new ServiceDiscovery<>(new ProviderKind());
    loaders.forEach(loader -> discovery.search(ProviderClassOrigin.of(loader)));
    return new ProviderRegistry(discovery);
  }

  /** Returns the providers of one origin, loaded as by {@link #load(Collection)}. */
  public static ProviderRegistry load(ProviderClassOrigin origin) {
    ServiceDiscovery<BalanceProvider<?>, LoadedProvider> discovery =
        new ServiceDiscovery<>(new ProviderKind());
    discovery.search(origin);
    return new ProviderRegistry(discovery);
  }

  /** Returns a registry of providers created by the host. */
  public static ProviderRegistry of(BalanceProvider<?>... providers) {
    ServiceDiscovery<BalanceProvider<?>, LoadedProvider> discovery =
        new ServiceDiscovery<>(new ProviderKind());
    for (BalanceProvider<?> provider : providers) {
      discovery.add(provider, ProviderClassOrigin.of(provider.getClass().getClassLoader()));
    }
    return new ProviderRegistry(discovery);
  }

  /** Returns the union of several registries. */
  public static ProviderRegistry joined(Collection<ProviderRegistry> registries) {
    return new ProviderRegistry(
        registries.stream().flatMap(r -> r.found().stream()).toList(),
        registries.stream().flatMap(r -> r.unusable().stream()).toList(),
        registries.stream().flatMap(r -> r.untrusted().stream()).toList());
  }

  /**
   * Returns the same providers with an observer of the exchanges of the accounts they open from
   * unbound settings.
   *
   * @param lines receives the name of an account and a line without secrets for each exchange, from
   *     any thread
   */
  public ProviderRegistry observedBy(BiConsumer<String, String> lines) {
    return new ProviderRegistry(
        found().stream()
            .map(loaded -> loaded.opening(new ObservedAccountOpener(loaded.opener(), lines)))
            .toList(),
        unusable(),
        untrusted());
  }

  /** Returns the providers, ordered by name. */
  public List<LoadedProvider> providers() {
    return usable();
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
