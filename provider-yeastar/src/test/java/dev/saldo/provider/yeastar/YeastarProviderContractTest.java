package dev.saldo.provider.yeastar;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.provider.BalanceProviderContract;
import java.net.URI;
import java.util.Optional;

final class YeastarProviderContractTest extends BalanceProviderContract<YeastarConfig> {

  @Override
  protected BalanceProvider<YeastarConfig> provider() {
    return new YeastarProvider();
  }

  @Override
  protected YeastarConfig config(URI baseUrl) {
    return new YeastarConfig("acme", PlantedSecrets.key()).withBaseUrl(baseUrl);
  }

  @Override
  protected Optional<VendorAnswer> beforeBalance(VendorRequest request) {
    return request.path().endsWith("/oauth/token")
        ? Optional.of(VendorReply.json(Portal.token(PlantedSecrets.TOKEN, "\"1800\"")))
        : Optional.empty();
  }

  @Override
  protected String answer(String amount) {
    return Portal.balance(amount);
  }
}
