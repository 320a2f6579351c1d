package dev.saldo.channels;

import dev.saldo.feign.PostClient;
import dev.saldo.feign.VendorClients;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertChannelProvider;
import java.util.Map;

/** Posts notices to a webhook, signed as Standard Webhooks 1.0.0 says. */
public final class WebhookChannelProvider implements AlertChannelProvider<WebhookConfig> {

  private final VendorClients clients = new VendorClients();

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public WebhookChannelProvider() {}

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Class<WebhookConfig> configType() {
    return WebhookConfig.class;
  }

  @Override
  public AlertChannel open(WebhookConfig config, ProviderContext context) {
    PostClient client = clients.openPosts(config.allowPlainHttp(), context);
    client.check("url", config.url());
    return new HttpChannel(
        client,
        notice -> {
          String body = NoticeDocument.write(notice);
          long timestamp = context.clock().instant().getEpochSecond();
          WebhookSignature signature = WebhookSignature.of(config.secret().reveal());
          return new NoticeRequest(
              config.url(),
              Map.of(
                  "webhook-id", notice.id(),
                  "webhook-timestamp", String.valueOf(timestamp),
                  "webhook-signature", signature.sign(notice.id(), timestamp, body)),
              body);
        });
  }
}
