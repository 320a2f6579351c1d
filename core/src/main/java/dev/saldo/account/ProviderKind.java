package dev.saldo.account;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceProvider.Hosts;
import java.util.List;

/** Providers, as a kind of plug-ins. */
final class ProviderKind implements ServiceDiscovery.Kind<BalanceProvider<?>, LoadedProvider> {

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal knows no wildcard
  public Class<BalanceProvider<?>> type() {
    return (Class) BalanceProvider.class;
  }

  @Override
  public String noun() {
    return "a provider";
  }

  @Override
  public String name(BalanceProvider<?> service) {
    return service.name();
  }

  @Override
  public Class<? extends Record> configType(BalanceProvider<?> service) {
    return service.configType();
  }

  @Override
  public LoadedProvider loaded(LoadedServiceDetails details, BalanceProvider<?> service) {
    return new LoadedProvider(
        details.name(),
        details.location(),
        details.version(),
        details.checksum(),
        hosts(service.getClass()),
        details.settings(),
        new InProcessAccountOpener(service));
  }

  static List<String> hosts(Class<?> provider) {
    Hosts named = provider.getAnnotation(Hosts.class);
    return named == null ? List.of() : List.of(named.value());
  }
}
