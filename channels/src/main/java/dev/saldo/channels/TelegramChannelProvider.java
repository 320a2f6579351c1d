package dev.saldo.channels;

import dev.saldo.feign.PostClient;
import dev.saldo.feign.VendorClients;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertChannelProvider;

/** Sends notices through a bot of Telegram. */
public final class TelegramChannelProvider implements AlertChannelProvider<TelegramConfig> {

  private final VendorClients clients = new VendorClients();

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public TelegramChannelProvider() {}

  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public Class<TelegramConfig> configType() {
    return TelegramConfig.class;
  }

  @Override
  public AlertChannel open(TelegramConfig config, ProviderContext context) {
    PostClient client = clients.openPosts(config.allowPlainHttp(), context);
    client.check("url", config.url());
    return HttpChannel.ofPeople(client, new TelegramFormat(config));
  }
}
