package dev.saldo.channel;

import dev.saldo.account.ProviderClassOrigin;
import dev.saldo.account.RefusedProvider;
import dev.saldo.account.ServiceDiscovery;
import dev.saldo.account.ServiceRegistry;
import dev.saldo.account.UntrustedProvider;
import dev.saldo.spi.channel.AlertChannelProvider;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The available types of alert channels, by name. A type that cannot be used is refused with the
 * cause and does not affect others; types that share a name are all refused. Immutable and
 * thread-safe.
 */
public final class ChannelRegistry extends ServiceRegistry<LoadedChannelType> {

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
    super("channel type", found, unusable, untrusted);
  }

  private ChannelRegistry(ServiceDiscovery<AlertChannelProvider<?>, LoadedChannelType> searched) {
    this(searched.found(), searched.refused(), List.of());
  }

  /** Returns the types that {@link java.util.ServiceLoader} finds through a class loader. */
  public static ChannelRegistry load(ClassLoader loader) {
    return load(ProviderClassOrigin.of(loader));
  }

  /**
   * Returns the types of one origin. Their constructors run on a dedicated thread for at most 10 s.
   */
  public static ChannelRegistry load(ProviderClassOrigin origin) {
    ServiceDiscovery<AlertChannelProvider<?>, LoadedChannelType> discovery =
        new ServiceDiscovery<>(new ChannelKind());
    discovery.search(origin);
    return new ChannelRegistry(discovery);
  }

  /** Returns a registry of types created by the host. */
  public static ChannelRegistry of(AlertChannelProvider<?>... types) {
    ServiceDiscovery<AlertChannelProvider<?>, LoadedChannelType> discovery =
        new ServiceDiscovery<>(new ChannelKind());
    for (AlertChannelProvider<?> type : types) {
      discovery.add(type, ProviderClassOrigin.of(type.getClass().getClassLoader()));
    }
    return new ChannelRegistry(discovery);
  }

  /** Returns the union of several registries. */
  public static ChannelRegistry joined(Collection<ChannelRegistry> registries) {
    return new ChannelRegistry(
        registries.stream().flatMap(r -> r.found().stream()).distinct().toList(),
        registries.stream().flatMap(r -> r.unusable().stream()).distinct().toList(),
        registries.stream().flatMap(r -> r.untrusted().stream()).distinct().toList());
  }

  /** Returns the types, ordered by name. */
  public List<LoadedChannelType> types() {
    return usable();
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
