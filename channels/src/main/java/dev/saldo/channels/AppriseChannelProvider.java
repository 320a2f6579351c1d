package dev.saldo.channels;

import dev.saldo.feign.VendorClients;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertChannelProvider;

/** Hands notices to an Apprise API server, which knows more than 100 services. */
public final class AppriseChannelProvider implements AlertChannelProvider<AppriseConfig> {

  private final VendorClients clients = new VendorClients();

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public AppriseChannelProvider() {}

  @Override
  public String name() {
    return "apprise";
  }

  @Override
  public Class<AppriseConfig> configType() {
    return AppriseConfig.class;
  }

  @Override
  public AlertChannel open(AppriseConfig config, ProviderContext context) {
    return HttpChannel.ofPeople(
        clients.openPosts(config.allowPlainHttp(), context), new AppriseFormat(config));
  }
}
