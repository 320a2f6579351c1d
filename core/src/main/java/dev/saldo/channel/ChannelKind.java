package dev.saldo.channel;

import dev.saldo.account.LoadedServiceDetails;
import dev.saldo.account.ServiceDiscovery;
import dev.saldo.spi.channel.AlertChannelProvider;

/** Types of channels, as a kind of plug-ins. */
final class ChannelKind
    implements ServiceDiscovery.Kind<AlertChannelProvider<?>, LoadedChannelType> {

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal knows no wildcard
  public Class<AlertChannelProvider<?>> type() {
    return (Class) AlertChannelProvider.class;
  }

  @Override
  public String noun() {
    return "a channel type";
  }

  @Override
  public String name(AlertChannelProvider<?> service) {
    return service.name();
  }

  @Override
  public Class<? extends Record> configType(AlertChannelProvider<?> service) {
    return service.configType();
  }

  @Override
  public LoadedChannelType loaded(LoadedServiceDetails details, AlertChannelProvider<?> service) {
    return new LoadedChannelType(
        details.name(),
        details.location(),
        details.version(),
        details.checksum(),
        details.settings(),
        service);
  }
}
