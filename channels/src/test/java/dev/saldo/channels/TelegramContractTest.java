package dev.saldo.channels;

import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.channel.AlertChannelContract;
import java.net.URI;
import java.util.Optional;

final class TelegramContractTest extends AlertChannelContract<TelegramConfig> {

  @Override
  protected AlertChannelProvider<TelegramConfig> provider() {
    return new TelegramChannelProvider();
  }

  @Override
  protected TelegramConfig config(URI receiver) {
    return new TelegramConfig(
        Secret.of(PlantedSecrets.TOKEN), "-1001", Optional.empty(), receiver, false);
  }
}
