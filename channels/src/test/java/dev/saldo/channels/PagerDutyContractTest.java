package dev.saldo.channels;

import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.channel.AlertChannelContract;
import java.net.URI;
import java.util.Optional;

final class PagerDutyContractTest extends AlertChannelContract<PagerDutyConfig> {

  @Override
  protected AlertChannelProvider<PagerDutyConfig> provider() {
    return new PagerDutyChannelProvider();
  }

  @Override
  protected PagerDutyConfig config(URI receiver) {
    return new PagerDutyConfig(PlantedSecrets.key(), receiver, false);
  }

  @Override
  protected Optional<String> identity(VendorRequest request) {
    return Optional.of(request.body().replaceAll(".*\"dedup_key\":\"([^\"]+)\".*", "$1"));
  }
}
