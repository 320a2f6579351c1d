package dev.saldo.provider.smsonlinegh;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.provider.BalanceProviderContract;
import java.net.URI;

final class SmsOnlineGhProviderContractTest extends BalanceProviderContract<SmsOnlineGhConfig> {

  @Override
  protected BalanceProvider<SmsOnlineGhConfig> provider() {
    return new SmsOnlineGhProvider();
  }

  @Override
  protected SmsOnlineGhConfig config(URI baseUrl) {
    return new SmsOnlineGhConfig(PlantedSecrets.key()).withBaseUrl(baseUrl);
  }

  @Override
  protected String answer(String amount) {
    return """
        {"handshake":{"id":0,"label":"HSHK_OK"},
         "data":{"balance":%s,"model":"quantity","currencyName":null,"currencyCode":null}}
        """
        .formatted(amount);
  }
}
