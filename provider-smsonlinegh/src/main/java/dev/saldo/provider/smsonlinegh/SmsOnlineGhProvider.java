package dev.saldo.provider.smsonlinegh;

import dev.saldo.feign.VendorClient;
import dev.saldo.feign.VendorClients;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;
import java.util.List;

/** Reads an SMSOnlineGH account into the bucket {@code main}: messages, or money. */
@BalanceProvider.Hosts("api.smsonlinegh.com")
public final class SmsOnlineGhProvider implements BalanceProvider<SmsOnlineGhConfig> {

  private final VendorClients clients = new VendorClients();

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public SmsOnlineGhProvider() {}

  @Override
  public String name() {
    return "smsonlinegh";
  }

  @Override
  public Class<SmsOnlineGhConfig> configType() {
    return SmsOnlineGhConfig.class;
  }

  @Override
  public BalanceSource open(SmsOnlineGhConfig config, ProviderContext context) {
    VendorClient client =
        clients
            .open(config.baseUrl(), config.allowPlainHttp(), context)
            .judgedBy(SmsOnlineGhHandshake.class);
    return switch (config.format()) {
      case JSON -> source(client, "application/json", config);
      case XML -> source(client.reading(new SmsOnlineGhXml()), "application/xml", config);
    };
  }

  private static BalanceSource source(
      VendorClient client, String mediaType, SmsOnlineGhConfig config) {
    SmsOnlineGhApi api = client.target(SmsOnlineGhApi.class);
    return () -> List.of(api.balance(mediaType, "key " + config.apiKey().reveal()).toBalance());
  }
}
