package dev.saldo.provider.httpjson;

import dev.saldo.feign.VendorClient;
import dev.saldo.feign.VendorClients;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads a balance from any JSON API that settings can describe, into the bucket {@code main}. */
public final class HttpJsonProvider implements BalanceProvider<HttpJsonConfig> {

  private final VendorClients clients = new VendorClients();

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public HttpJsonProvider() {}

  @Override
  public String name() {
    return "http-json";
  }

  @Override
  public Class<HttpJsonConfig> configType() {
    return HttpJsonConfig.class;
  }

  @Override
  public BalanceSource open(HttpJsonConfig config, ProviderContext context) {
    VendorClient client = clients.openUrl(config.url(), config.allowPlainHttp(), context);
    ConfiguredBalanceRequest balance = ConfiguredBalanceRequest.of(config, client.url());
    AnswerReadingRule answers = AnswerReadingRule.of(config);
    return () -> List.of(answers.read(client.exchange(balance.request(), JsonNode.class)));
  }
}
