package dev.saldo.account;

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
 * The providers there are, by name. A provider that cannot be used is refused with its cause and
 * costs nobody else anything; two of one name are both refused. Immutable, for several threads.
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
   * @param found what could be loaded; two of one name are both refused
   * @param unusable what could not
   * @param untrusted what waits for somebody's consent
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
        .forEach(this::addIfOnlyOne);
  }

  private void addIfOnlyOne(String name, List<LoadedProvider> same) {
    if (same.size() == 1) {
      byName.put(name, same.getFirst());
      return;
    }
    String places =
        String.join(", ", same.stream().map(LoadedProvider::location).sorted().toList());
    for (LoadedProvider one : same) {
      String why = "more than one has this name: " + places;
      refused.add(new RefusedProvider(name, one.location(), why));
    }
  }

  /** Returns the providers that {@link java.util.ServiceLoader} finds through a class loader. */
  public static ProviderRegistry load(ClassLoader loader) {
    return load(List.of(loader));
  }

  /**
   * Returns the providers of several class loaders, each usually one jar. What a loader only
   * inherits from its parent is not counted twice. Constructors of providers run for at most 10 s
   * per loader, on a thread of their own.
   */
  public static ProviderRegistry load(Collection<? extends ClassLoader> loaders) {
    ProviderDiscovery discovery = new ProviderDiscovery();
    loaders.forEach(loader -> discovery.search(ProviderClassOrigin.of(loader)));
    return discovery.registry();
  }

  /** Returns the providers of one place, as {@link #load(Collection)} does. */
  public static ProviderRegistry load(ProviderClassOrigin origin) {
    ProviderDiscovery discovery = new ProviderDiscovery();
    discovery.search(origin);
    return discovery.registry();
  }

  /** Returns a registry of providers made by the host itself. */
  public static ProviderRegistry of(BalanceProvider<?>... providers) {
    ProviderDiscovery discovery = new ProviderDiscovery();
    for (BalanceProvider<?> provider : providers) {
      discovery.add(provider, ProviderClassOrigin.of(provider.getClass().getClassLoader()));
    }
    return discovery.registry();
  }

  /** Returns one registry of what several hold. */
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

  /** Returns what was found and cannot be used. */
  public List<RefusedProvider> refused() {
    return List.copyOf(refused);
  }

  /** Returns what was found and waits for somebody's consent; it has not run. */
  public List<UntrustedProvider> untrusted() {
    return untrusted;
  }

  /** Returns the provider of a name. */
  public Optional<LoadedProvider> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns why there is no provider of a name, with the nearest choice and what to do. */
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
   * Opens an account from a typed record.
   *
   * @param config the record that the provider's {@code configType} names
   * @param clock the clock the provider is to use
   * @throws IllegalArgumentException if there is no such provider, the record is of another type,
   *     the settings contradict each other, or the provider runs in a process of its own
   */
  public OpenAccount open(Account account, Record config, Clock clock) {
    LoadedProvider loaded =
        find(account.provider())
            .orElseThrow(() -> new IllegalArgumentException(explainMissing(account.provider())));
    if (loaded.opener() instanceof InProcessAccountOpener local) {
      return new OpenAccount(account, local.open(account, config, clock));
    }
    throw new IllegalArgumentException(
        "provider '%s' runs in a process of its own: open it from written settings"
            .formatted(account.provider()));
  }

  /**
   * Opens an account from its written settings.
   *
   * @return the account, or empty if there was a problem, which is then among the problems
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
