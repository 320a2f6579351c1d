package dev.saldo.testkit.provider;

import dev.saldo.account.SettingDescription;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The cases of {@link BalanceProviderContract} that need neither an account nor a valid answer of
 * the vendor, for checking a provider jar without its build and without JUnit.
 */
public final class AccountlessProviderCases {

  /** The group of the case that needs at least one secret from {@link PlantedSecrets}. */
  public static final String PLANTED = "planted secrets";

  /** The group of the first case: the provider sends its requests to the configured URL. */
  public static final String PLACE = "place";

  private AccountlessProviderCases() {}

  /** Returns the cases about the settings of a provider, which run none of its code. */
  public static List<ContractCase> describing(List<SettingDescription> settings) {
    return ContractCase.list("settings", new ProviderSettingCases(() -> settings).all());
  }

  /**
   * Returns the cases in which every answer of the vendor is invalid, run over loopback. If the
   * case in {@link #PLACE} fails, the provider sends requests elsewhere: then do not run the
   * others.
   *
   * @param provider the provider
   * @param config returns settings for a base URL, with every secret from {@link PlantedSecrets};
   *     throws {@link IllegalArgumentException} where {@link BalanceProvider#open} may
   */
  public static <C extends Record> List<ContractCase> facing(
      BalanceProvider<C> provider, Function<URI, C> config) {
    ProviderTestBench<C> bench = new ProviderTestBench<>(new Unanswered<>(provider, config));
    DynamicTest place =
        NamedCase.create(
            "sends its requests to the configured URL", () -> sendsRequestsToTheUrl(bench));
    return Stream.of(
            ContractCase.list(PLACE, Stream.of(place)),
            ContractCase.list("plain http", new ProviderDescriptionCases<>(bench).insecure()),
            ContractCase.list("opening", new GoodVendorCases<>(bench).unanswered()),
            ContractCase.list("statuses", new ProviderStatusCases<>(bench).unanswered()),
            ContractCase.list("waiting", new ProviderRetryAfterCases<>(bench).all()),
            ContractCase.list("bodies", new ProviderBodyCases<>(bench).unanswered()),
            ContractCase.list("sizes", new ProviderSizeCases<>(bench).all()),
            ContractCase.list("compression", new ProviderCompressionCases<>(bench).all()),
            ContractCase.list("connections", new ProviderConnectionCases<>(bench).unanswered()),
            ContractCase.list("deadlines", new ProviderDeadlineCases<>(bench).all()),
            ContractCase.list("redirects", new ProviderRedirectCases<>(bench).all()),
            ContractCase.list(PLANTED, new ProviderSecretCases<>(bench).planted()),
            ContractCase.list("secrets", new ProviderSecretCases<>(bench).hidden()),
            ContractCase.list("lifecycle", new ProviderLifecycleCases<>(bench).unanswered()))
        .flatMap(List::stream)
        .toList();
  }

  private static <C extends Record> void sendsRequestsToTheUrl(ProviderTestBench<C> bench) {
    try (VendorServer vendor = VendorServer.answering(VendorReply.status(503))) {
      ObservedBalanceReading reading = bench.read(vendor.uri(), ProviderTestBench.AMPLE);
      if (vendor.requests().isEmpty()) {
        throw reading.not("a request to the URL in its settings, and to no other");
      }
    }
  }

  /** A contract without a valid answer of the vendor, because it is not known. */
  private static final class Unanswered<C extends Record> extends BalanceProviderContract<C> {

    private final BalanceProvider<C> provider;
    private final Function<URI, C> config;

    Unanswered(BalanceProvider<C> provider, Function<URI, C> config) {
      this.provider = provider;
      this.config = config;
    }

    @Override
    protected BalanceProvider<C> provider() {
      return provider;
    }

    @Override
    protected C config(URI baseUrl) {
      return config.apply(baseUrl);
    }

    @Override
    protected String answer(String amount) {
      return "{\"unknown\":" + amount + "}";
    }
  }
}
