package dev.saldo.account;

import dev.saldo.Internal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The search for plug-ins of one kind, one origin after another. One that fails is recorded as
 * refused. Not thread-safe.
 *
 * @param <P> the type of the service
 * @param <T> what is kept of one that can be used
 */
@Internal
public final class ServiceDiscovery<P, T extends LoadedService> {

  private final Kind<P, T> kind;
  private final Set<Named> seen = new HashSet<>();
  private final List<T> found = new ArrayList<>();
  private final Set<RefusedProvider> refused = new LinkedHashSet<>();

  /**
   * A kind of plug-ins.
   *
   * @param <P> the type of the service
   * @param <T> what is kept of one that can be used
   */
  @Internal
  public interface Kind<P, T> {

    /** Returns the type of the service. */
    Class<P> type();

    /** Returns what one of them is called in messages, with its article. */
    String noun();

    /** Returns the name that a service states; foreign code. */
    String name(P service);

    /** Returns the type of the settings that a service states; foreign code. */
    Class<? extends Record> configType(P service);

    /** Returns what is kept of a service that can be used. */
    T loaded(LoadedServiceDetails details, P service);
  }

  /** A service that a loader inherits from its parent is found again through the child. */
  private record Named(Class<?> type, String name) {}

  /** Creates a search that has found nothing yet. */
  public ServiceDiscovery(Kind<P, T> kind) {
    this.kind = kind;
  }

  /** Searches one origin. Its code runs for a limited time. */
  public void search(ProviderClassOrigin origin) {
    ServiceDiscovery<P, T> nested = new ServiceDiscovery<>(kind);
    nested.seen.addAll(seen);
    try {
      ServiceSearch.run(
          kind.type(), origin, service -> nested.add(service, origin), nested.refused::add);
    } catch (RuntimeException | Error e) {
      refuse(kind.noun(), origin.locate(null), ProviderFaultMessage.describe(e));
      return;
    }
    seen.addAll(nested.seen);
    found.addAll(nested.found);
    refused.addAll(nested.refused);
  }

  /** Adds a service that exists. */
  public void add(P service, ProviderClassOrigin origin) {
    Class<?> type = service.getClass();
    String location = origin.locate(type);
    try {
      String name = kind.name(service);
      Class<? extends Record> config = kind.configType(service);
      Optional<String> fault = ServiceSearch.fault(name, config);
      if (fault.isPresent()) {
        refuse(ServiceSearch.isName(name) ? name : type.getName(), location, fault.get());
      } else if (seen.add(new Named(type, name))) {
        List<SettingDescription> settings = SettingDescription.describe(config);
        found.add(kind.loaded(LoadedServiceDetails.of(type, name, settings, origin), service));
      }
    } catch (RuntimeException | Error e) {
      refuse(type.getName(), location, ServiceSearch.cause(e));
    }
  }

  private void refuse(String name, String location, String reason) {
    refused.add(new RefusedProvider(name, location, reason));
  }

  /** Returns the services that can be used. */
  public List<T> found() {
    return List.copyOf(found);
  }

  /** Returns those that cannot be used. */
  public List<RefusedProvider> refused() {
    return List.copyOf(refused);
  }
}
