package com.example.acme;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.provider.BalanceProviderContract;
import java.net.URI;

final class AcmeContractTest extends BalanceProviderContract<AcmeConfig> {

  @Override
  protected BalanceProvider<AcmeConfig> provider() {
    return new AcmeProvider();
  }

  @Override
  protected AcmeConfig config(URI baseUrl) {
    return new AcmeConfig(PlantedSecrets.key(), baseUrl);
  }

  @Override
  protected String answer(String amount) {
    return "{\"units_left\": %s}".formatted(amount);
  }
}
