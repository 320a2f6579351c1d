package dev.saldo.app.cli;

import dev.saldo.jars.CompiledJar;

/** Drop-ins to verify without an account: thin jars that use Saldo's Feign. */
final class VerifiedJars {

  private static final String SOUND_SETTINGS =
      """
      @Setting("A token, in place of login and password") Optional<Secret> token,
      @Setting("The login; goes with password") Optional<String> login,
      @Setting("The password") Optional<Secret> password,
      @Setting(value = "Where the API is", defaultValue = "https://api.acme.example") URI baseUrl
      """;

  private static final String EITHER_OR =
      """
      if (config.token().isPresent() == (config.login().isPresent() && config.password().isPresent())) {
        throw new IllegalArgumentException("expected either token, or login and password");
      }
      """;

  private static final String FETCH =
      """
      String key = config.token().or(config::password).orElseThrow().reveal();
      String sent = Base64.getEncoder().encodeToString(key.getBytes());
      return () -> List.of(api.balance(sent).toBalance());
      """;

  private VerifiedJars() {}

  /** Returns a correct provider, which accepts a token or a login and a password. */
  static CompiledJar sound() {
    return provider("sound", SOUND_SETTINGS, "false", EITHER_OR, FETCH);
  }

  /** Returns one that returns 0 on errors and sends credentials without encryption. */
  static CompiledJar careless() {
    return provider(
        "careless",
        """
        @Setting("") String apiToken,
        @Setting("Where the API is") URI baseUrl
        """,
        "true",
        "",
        """
        return () -> {
          try {
            return List.of(api.balance(config.apiToken()).toBalance());
          } catch (BalanceException e) {
            return List.of(new Answer(java.math.BigDecimal.ZERO).toBalance());
          }
        };
        """);
  }

  /** Returns one without a setting for the URL of its vendor. */
  static CompiledJar unmovable() {
    return provider(
        "unmovable",
        """
        @Setting("The host of the API") String host,
        @Setting("The key") Secret key
        """,
        "false",
        "URI baseUrl = URI.create(\"https://\" + config.host());",
        "return () -> List.of(api.balance(config.key().reveal()).toBalance());");
  }

  /** Returns one that refuses made-up settings. */
  static CompiledJar choosy() {
    return provider(
        "choosy",
        """
        @Setting("The customer, such as C-1234") String customer,
        @Setting("Where the API is") URI baseUrl
        """,
        "false",
        """
        if (!config.customer().matches("C-[0-9]+")) {
          throw new IllegalArgumentException("customer: expected C- and digits");
        }
        """,
        "return () -> List.of(api.balance(config.customer()).toBalance());");
  }

  private static CompiledJar provider(
      String name, String settings, String allowPlainHttp, String check, String fetch) {
    String type = "acme." + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    String place = settings.contains("baseUrl") ? "config.baseUrl()" : "baseUrl";
    return new CompiledJar()
        .source(
            type,
            """
            package acme;
            import dev.saldo.feign.VendorClients;
            import dev.saldo.spi.*;
            import feign.*;
            import java.math.BigDecimal;
            import java.net.URI;
            import java.util.*;
            public class %2$s implements BalanceProvider<%2$s.Config> {
              public record Config(%3$s) {}
              public interface Api {
                @RequestLine("GET /balance")
                @Headers("X-Key: {key}")
                Answer balance(@Param("key") String key);
              }
              public record Answer(BigDecimal credit) {
                Balance toBalance() {
                  if (credit == null) {
                    throw new BalanceException(
                        FailureReason.UNEXPECTED_RESPONSE, "the answer has no credit");
                  }
                  return Balance.of("main", Amount.of(credit), BalanceUnit.money("EUR"));
                }
              }
              private final VendorClients clients = new VendorClients();
              public String name() { return "%1$s"; }
              public Class<Config> configType() { return Config.class; }
              public BalanceSource open(Config config, ProviderContext context) {
                %5$s
                Api api = clients.open(%7$s, %4$s, context).target(Api.class);
                %6$s
              }
            }
            """
                .formatted(
                    name,
                    type.substring(type.indexOf('.') + 1),
                    settings,
                    allowPlainHttp,
                    check,
                    fetch,
                    place))
        .service(type);
  }
}
