package dev.saldo.provider.ants;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.feign.VendorClients;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import java.util.Base64;
import java.util.List;

/** Reads the credits of an Ants account into the bucket {@code main}. */
@BalanceProvider.Hosts("api-service.ants.co.th")
public final class AntsProvider implements BalanceProvider<AntsConfig> {

  private final VendorClients clients = new VendorClients();

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public AntsProvider() {}

  @Override
  public String name() {
    return "ants";
  }

  @Override
  public Class<AntsConfig> configType() {
    return AntsConfig.class;
  }

  @Override
  public BalanceSource open(AntsConfig config, ProviderContext context) {
    String username = config.username();
    if (username.isBlank() || username.contains(":")) {
      throw new IllegalArgumentException(
          "username: '%s' is blank or contains a colon, which HTTP Basic does not allow"
              .formatted(username));
    }
    AntsApi api =
        clients.open(config.baseUrl(), config.allowPlainHttp(), context).target(AntsApi.class);
    return () ->
        List.of(
            api.balance(basic(username, config.password()))
                .toBalance(config.creditMeans().meaning()));
  }

  private static String basic(String username, Secret password) {
    byte[] pair = (username + ":" + password.reveal()).getBytes(UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
