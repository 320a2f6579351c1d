package dev.saldo.provider.yeastar;

import dev.saldo.feign.AnswerPart;
import dev.saldo.feign.VendorClients;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a Yeastar Partner Portal account into the bucket {@code main}. */
@BalanceProvider.Hosts("openapi.partner.yeastar.com")
public final class YeastarProvider implements BalanceProvider<YeastarConfig> {

  private static final Pattern USER_AGENT = Pattern.compile("[!-~]([ -~]*[!-~])?");

  private final VendorClients clients = new VendorClients();

  /** Creates the provider; for {@link java.util.ServiceLoader} and for embedding. */
  public YeastarProvider() {}

  @Override
  public String name() {
    return "yeastar";
  }

  @Override
  public Class<YeastarConfig> configType() {
    return YeastarConfig.class;
  }

  @Override
  public BalanceSource open(YeastarConfig config, ProviderContext context) {
    config.currency().ifPresent(YeastarProvider::checkCurrency);
    check("user-agent", config.userAgent(), USER_AGENT, "printable ASCII");
    YeastarApi api =
        clients
            .open(config.baseUrl(), config.allowPlainHttp(), context)
            .judgedBy(YeastarAnswerOutcome.class)
            .target(YeastarApi.class);
    return new YeastarBalanceSource(api, access(api, config, context), config, context);
  }

  private static YeastarApiAccess access(
      YeastarApi api, YeastarConfig config, ProviderContext context) {
    Optional<String> id = config.clientId();
    Optional<Secret> secret = config.clientSecret();
    Optional<Secret> token = config.accessToken();
    if (token.isPresent() && id.isEmpty() && secret.isEmpty()) {
      return new YeastarTokenAccess(token.get());
    }
    if (token.isEmpty() && id.isPresent() && secret.isPresent()) {
      return new YeastarClientAccess(
          api, config.userAgent(), id.get(), secret.get(), context.clock());
    }
    throw new IllegalArgumentException(
        "set either client-id and client-secret, or only access-token");
  }

  private static void checkCurrency(String code) {
    if (!AnswerPart.isCurrency(code)) {
      throw new IllegalArgumentException(
          "currency: '%s' is not a currency code of ISO 4217 such as EUR".formatted(code));
    }
  }

  private static void check(String setting, String value, Pattern pattern, String expected) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException("%s: '%s' is not %s".formatted(setting, value, expected));
    }
  }
}
