package dev.saldo.channels;

import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.channel.AlertChannelContract;
import java.net.URI;
import java.util.Optional;

final class AppriseContractTest extends AlertChannelContract<AppriseConfig> {

  @Override
  protected AlertChannelProvider<AppriseConfig> provider() {
    return new AppriseChannelProvider();
  }

  @Override
  protected AppriseConfig config(URI receiver) {
    return new AppriseConfig(
        Secret.of(receiver + "/notify/" + PlantedSecrets.TOKEN), Optional.of("ops"), false);
  }
}
