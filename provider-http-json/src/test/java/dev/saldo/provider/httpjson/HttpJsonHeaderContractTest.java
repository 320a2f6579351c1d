package dev.saldo.provider.httpjson;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.testkit.provider.BalanceProviderContract;
import java.net.URI;

/** A vendor that expects a GET with a header and states a currency and a status. */
final class HttpJsonHeaderContractTest extends BalanceProviderContract<HttpJsonConfig> {

  @Override
  protected BalanceProvider<HttpJsonConfig> provider() {
    return new HttpJsonProvider();
  }

  @Override
  protected HttpJsonConfig config(URI baseUrl) {
    return WrittenSettings.bind(
        """
        url: %s
        header-name: Authorization
        header-value: Bearer ${env:KEY}
        amount-pointer: /data/balance
        unit-pointer: /data/currency
        error-pointer: /status
        ok-value: ok
        """
            .formatted(baseUrl.resolve("/v2/balance?fields=all")));
  }

  @Override
  protected String answer(String amount) {
    return "{\"status\":\"ok\",\"data\":{\"balance\":%s,\"currency\":\"USD\"}}".formatted(amount);
  }
}
