package dev.saldo.channel;

import dev.saldo.account.NameSuggestions;
import dev.saldo.account.ProviderClassOrigin;
import dev.saldo.account.RefusedProvider;
import dev.saldo.account.UntrustedProvider;
import dev.saldo.spi.channel.AlertChannelProvider;
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
 * The available types of alert channels, by name. A type that cannot be used is refused with the
 * cause and does not affect others; types that share a name are all refused. Immutable and
 * thread-safe.
 */
public final class ChannelRegistry {

  private final List<LoadedChannelType> found;
  private final List<RefusedProvider> unusable;
  private final SortedMap<String, LoadedChannelType> byName = new TreeMap<>();
  private final Set<RefusedProvider> refused;
  private final List<UntrustedProvider> untrusted;

  /**
   * Creates a registry.
   *
   * @param found the types that could be loaded; those that share a name are all refused
   * @param unusable the types that could not be loaded
   * @param untrusted the types that the user has not trusted yet
   */
  public ChannelRegistry(
      Collection<LoadedChannelType> found,
      Collection<RefusedProvider> unusable,
      Collection<UntrustedProvider> untrusted) {
    this.found = List.copyOf(found);
    this.unusable = List.copyOf(unusable);
    this.untrusted = List.copyOf(untrusted);
    this.refused = new LinkedHashSet<>(unusable);
    found.stream()
        .collect(Collectors.groupingBy(LoadedChannelType::name, TreeMap::new, Collectors.toList()))
        .forEach(this::addIfUnique);
  }

  private void addIfUnique(String name, List<LoadedChannelType> same) {
    if (same.size() == 1) {
      byName.put(name, same.getFirst());
      return;
    }
    String places =
        String.join(", ", same.stream().map(LoadedChannelType::location).sorted().toList());
    for (LoadedChannelType type : same) {
      String why = "several channels have this name: " + places;
      refused.add(new RefusedProvider(name, type.location(), why));
    }
  }

  /** Returns the types that {@link java.util.ServiceLoader} finds through a class loader. */
  public static ChannelRegistry load(ClassLoader loader) {
    return load(ProviderClassOrigin.of(loader));
  }

  /**
   * Returns the types of one origin. Their constructors run on a dedicated thread for at most 10 s.
   */
  public static ChannelRegistry load(ProviderClassOrigin origin) {
    ChannelDiscovery discovery = new ChannelDiscovery();
    discovery.search(origin);
    return discovery.registry();
  }

  /** Returns a registry of types created by the host. */
  public static ChannelRegistry of(AlertChannelProvider<?>... types) {
    ChannelDiscovery discovery = new ChannelDiscovery();
    for (AlertChannelProvider<?> type : types) {
      discovery.add(type, ProviderClassOrigin.of(type.getClass().getClassLoader()));
    }
    return discovery.registry();
  }

  /** Returns the union of several registries. */
  public static ChannelRegistry joined(Collection<ChannelRegistry> registries) {
    return new ChannelRegistry(
        registries.stream().flatMap(r -> r.found.stream()).distinct().toList(),
        registries.stream().flatMap(r -> r.unusable.stream()).distinct().toList(),
        registries.stream().flatMap(r -> r.untrusted.stream()).distinct().toList());
  }

  /** Returns the types, ordered by name. */
  public List<LoadedChannelType> types() {
    return List.copyOf(byName.values());
  }

  /** Returns the types that were found but cannot be used. */
  public List<RefusedProvider> refused() {
    return List.copyOf(refused);
  }

  /** Returns the types that the user has not trusted yet; their code has not run. */
  public List<UntrustedProvider> untrusted() {
    return untrusted;
  }

  /** Returns the type with a name. */
  public Optional<LoadedChannelType> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns a message that says why no type has a name, with the nearest choice. */
  public String explainMissing(String name) {
    return refused.stream()
        .filter(r -> r.what().equals(name))
        .findFirst()
        .map(r -> "channels of type '%s' cannot be used: %s".formatted(name, r.why()))
        .or(
            () ->
                untrusted.stream()
                    .filter(u -> u.what().equals(name))
                    .findFirst()
                    .map(u -> "type '%s' is not trusted yet: %s".formatted(name, u.remedy())))
        .orElseGet(
            () ->
                "no channel has the type '%s'%s"
                    .formatted(name, NameSuggestions.hint(name, byName.keySet())));
  }

  /**
   * Opens a channel from its unbound settings, without using the network.
   *
   * @param name the name of the channel, for threads and messages
   * @param clock the clock for the channel
   * @return the channel, or empty if there was a problem; all problems are then in {@code
   *     settings.problems()}
   */
  public Optional<OpenChannel> open(String name, ChannelSettings settings, Clock clock) {
    return new ChannelOpening(this, name, settings, clock).open();
  }
}
