package dev.saldo.channels;

import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.channel.AlertChannelContract;
import java.net.URI;
import java.util.Optional;

final class NtfyContractTest extends AlertChannelContract<NtfyConfig> {

  @Override
  protected AlertChannelProvider<NtfyConfig> provider() {
    return new NtfyChannelProvider();
  }

  @Override
  protected NtfyConfig config(URI receiver) {
    return new NtfyConfig("balances", receiver, Optional.of(PlantedSecrets.key()), false);
  }
}
