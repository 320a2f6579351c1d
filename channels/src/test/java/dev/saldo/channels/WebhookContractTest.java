package dev.saldo.channels;

import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.channel.AlertChannelContract;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

final class WebhookContractTest extends AlertChannelContract<WebhookConfig> {

  @Override
  protected AlertChannelProvider<WebhookConfig> provider() {
    return new WebhookChannelProvider();
  }

  @Override
  protected WebhookConfig config(URI receiver) {
    byte[] bytes = PlantedSecrets.KEY.getBytes(StandardCharsets.UTF_8);
    String key = "whsec_" + Base64.getEncoder().encodeToString(bytes);
    return new WebhookConfig(receiver.resolve("/hook"), Secret.of(key), false);
  }

  @Override
  protected Optional<String> identity(VendorRequest request) {
    return request.header("webhook-id");
  }
}
