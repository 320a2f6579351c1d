package dev.saldo.channels;

import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.channel.AlertChannelContract;
import java.net.URI;

final class MattermostContractTest extends AlertChannelContract<SecretUrlConfig> {

  @Override
  protected AlertChannelProvider<SecretUrlConfig> provider() {
    return new MattermostChannelProvider();
  }

  @Override
  protected SecretUrlConfig config(URI receiver) {
    return new SecretUrlConfig(Secret.of(receiver + "/services/" + PlantedSecrets.TOKEN), false);
  }
}
