package dev.saldo.provider.ants;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.provider.BalanceProviderContract;
import java.net.URI;

final class AntsProviderContractTest extends BalanceProviderContract<AntsConfig> {

  @Override
  protected BalanceProvider<AntsConfig> provider() {
    return new AntsProvider();
  }

  @Override
  protected AntsConfig config(URI baseUrl) {
    return new AntsConfig("acme", PlantedSecrets.password()).withBaseUrl(baseUrl);
  }

  @Override
  protected String answer(String amount) {
    return "{\"type\":\"postpaid\",\"credit\":" + amount + "}";
  }
}
