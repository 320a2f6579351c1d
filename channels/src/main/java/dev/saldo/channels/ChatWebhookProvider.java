package dev.saldo.channels;

import dev.saldo.feign.VendorClients;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.spi.channel.AlertNotice;
import java.util.Map;

/** Posts notices to an incoming webhook of a chat; the services differ in the body only. */
abstract class ChatWebhookProvider implements AlertChannelProvider<SecretUrlConfig> {

  private final String name;
  private final VendorClients clients = new VendorClients();

  ChatWebhookProvider(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Class<SecretUrlConfig> configType() {
    return SecretUrlConfig.class;
  }

  @Override
  public final AlertChannel open(SecretUrlConfig config, ProviderContext context) {
    return HttpChannel.ofPeople(
        clients.openPosts(config.allowPlainHttp(), context),
        notice -> new NoticeRequest(HttpChannel.reveal(config.url()), Map.of(), body(notice)));
  }

  /** Returns the message of a notice, as JSON. */
  abstract String body(AlertNotice notice);
}
