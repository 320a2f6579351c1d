package dev.saldo.provider.mysmpp;

import dev.saldo.feign.VendorClients;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a MySMPP account: its money into the bucket {@code main}, and the messages the money buys
 * in each direction into {@code sms/<area>}.
 */
@BalanceProvider.Hosts("lk.mysmpp.ru")
public final class MySmppProvider implements BalanceProvider<MySmppConfig> {

  private final VendorClients clients = new VendorClients();

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public MySmppProvider() {}

  @Override
  public String name() {
    return "mysmpp";
  }

  @Override
  public Class<MySmppConfig> configType() {
    return MySmppConfig.class;
  }

  @Override
  public BalanceSource open(MySmppConfig config, ProviderContext context) {
    checkCredentials(config);
    MySmppApi api =
        clients
            .open(config.baseUrl(), config.allowPlainHttp(), context)
            .judgedBy(MySmppRefusal.class)
            .target(MySmppApi.class);
    return () -> api.balance(credentials(config)).toBalances();
  }

  private static void checkCredentials(MySmppConfig config) {
    boolean login = config.login().isPresent();
    boolean password = config.password().isPresent();
    if (login != password || login == config.token().isPresent()) {
      throw new IllegalArgumentException("set either login and password, or only token");
    }
  }

  private static MySmppCredentials credentials(MySmppConfig config) {
    return new MySmppCredentials(
        config.login().orElse(null), revealed(config.password()), revealed(config.token()));
  }

  private static @Nullable String revealed(Optional<Secret> secret) {
    return secret.map(Secret::reveal).orElse(null);
  }
}
