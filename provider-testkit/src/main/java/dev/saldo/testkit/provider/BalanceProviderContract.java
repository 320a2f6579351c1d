package dev.saldo.testkit.provider;

import static dev.saldo.spi.FailureReason.CONFIGURATION;
import static dev.saldo.spi.FailureReason.RATE_LIMITED;
import static dev.saldo.spi.FailureReason.REJECTED;
import static dev.saldo.spi.FailureReason.TIMEOUT;
import static dev.saldo.spi.FailureReason.UNAUTHORIZED;
import static dev.saldo.spi.FailureReason.UNAVAILABLE;
import static dev.saldo.spi.FailureReason.UNEXPECTED_RESPONSE;

import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.CampaignSize;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of every provider, as tests. Extend it and implement three methods; the provider is
 * then tested over real sockets against a well-behaved vendor and every misbehaviour we know.
 *
 * <pre>{@code
 * final class AcmeContractTest extends BalanceProviderContract<AcmeConfig> {
 *   public BalanceProvider<AcmeConfig> provider() {
 *     return new AcmeProvider();
 *   }
 *   public AcmeConfig config(URI baseUrl) {
 *     return new AcmeConfig(baseUrl, PlantedSecrets.key());
 *   }
 *   public String answer(String amount) {
 *     return "{\"credit\":" + amount + "}";
 *   }
 * }
 * }</pre>
 *
 * <p>The other methods have defaults for a vendor that answers a single request with JSON; override
 * those that differ. Fuzzing reads 500 damaged bodies, or 10,000 with {@code
 * -Dsaldo.thorough=true}; the system properties {@code saldo.fuzz.mutations} and {@code
 * saldo.fuzz.seed} set the number and the seed.
 *
 * @param <C> the settings of the provider
 */
public abstract class BalanceProviderContract<C extends Record> {

  /** For subclasses. */
  protected BalanceProviderContract() {}

  /** Returns a new instance of the provider, as {@link java.util.ServiceLoader} would create it. */
  protected abstract BalanceProvider<C> provider();

  /**
   * Returns valid settings for a vendor at a URL, with every secret from {@link PlantedSecrets}.
   *
   * @param baseUrl the URL without a path, such as {@code http://127.0.0.1:49152}
   */
  protected abstract C config(URI baseUrl);

  /**
   * Returns the body of the vendor's valid answer with the given amount.
   *
   * @param amount the text to insert unchanged as the amount, valid or not, including any quotes:
   *     {@code 12.5}, {@code "12.5"}, {@code null}, {@code [[[[}
   */
  protected abstract String answer(String amount);

  /** Returns the content type of the vendor's answers. */
  protected String contentType() {
    return "application/json";
  }

  /**
   * Returns the valid answer to a request that comes before the balance request, such as one for a
   * token ({@link PlantedSecrets#TOKEN}); empty for the balance request itself.
   */
  protected Optional<VendorAnswer> beforeBalance(VendorRequest request) {
    return Optional.empty();
  }

  /** Returns the number in the valid answer. It must occur only once in the answer. */
  protected String goodNumber() {
    return "4207.25";
  }

  /** Returns a number as the vendor writes it: unchanged, in quotes or with a unit. */
  protected String spell(String number) {
    return number;
  }

  /** Returns numbers that the vendor may state; each must be read exactly. */
  protected List<String> numbers() {
    return List.of(
        "0",
        "1",
        "0.01",
        "100.00",
        "-12.75",
        "0.000000000001",
        "12345678901234567.123456789012",
        "9".repeat(Amount.MAX_INTEGER_DIGITS));
  }

  /** Returns other texts the vendor may write in place of a number, with their amounts. */
  protected Map<String, Amount> otherSpellings() {
    return Map.of();
  }

  /** Returns the buckets in the valid answer. */
  protected Set<String> expectedBuckets() {
    return Set.of(Balance.MAIN);
  }

  /**
   * Returns the accepted reasons for an error status whose body carries no information. Override it
   * for a vendor that gives a status another meaning.
   */
  protected Set<FailureReason> reasonsFor(int status) {
    return switch (status) {
      case 401 -> Set.of(UNAUTHORIZED);
      case 403 -> Set.of(UNAUTHORIZED, REJECTED);
      case 408, 504 -> Set.of(UNAVAILABLE, TIMEOUT);
      case 429 -> Set.of(RATE_LIMITED);
      case 500, 502, 503 -> Set.of(UNAVAILABLE);
      default -> Set.of(UNAUTHORIZED, REJECTED, UNEXPECTED_RESPONSE, CONFIGURATION);
    };
  }

  /**
   * Returns whether a body is well-formed, independently of the provider's own parser. The default
   * is strict JSON without duplicate keys.
   */
  protected boolean isWellFormed(String body) {
    return StrictJsonCheck.accepts(body);
  }

  /**
   * Returns whether a body states an amount that was read from it. The default looks for a number
   * of the same value; override it if the provider scales the vendor's number.
   */
  protected boolean states(String body, Amount amount) {
    return StatedNumbers.in(body).include(amount);
  }

  /**
   * Returns whether a secret is sent to the vendor, in any form in which {@link PlantedSecrets} is
   * found. Override it for a provider that only signs with its secret.
   */
  protected boolean sendsSecret() {
    return true;
  }

  /** Returns the number of damaged answers to read: 500, unless set by a system property. */
  protected int fuzzedBodies() {
    return Integer.getInteger("saldo.fuzz.mutations", CampaignSize.choose(500, 10_000));
  }

  /**
   * Returns a URL that {@link BalanceProvider#open} must refuse because it would send credentials
   * unencrypted. Empty if the URL cannot be configured.
   */
  protected Optional<URI> insecureUrl() {
    return Optional.of(URI.create("http://gateway.example"));
  }

  @TestFactory
  final Stream<DynamicTest> describesItself() {
    return new ProviderDescriptionCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> readsValidAnswers() {
    return new GoodVendorCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> readsAmountsExactlyOrNotAtAll() {
    return new ProviderAmountCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> classifiesErrorStatuses() {
    return new ProviderStatusCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> honoursRetryAfter() {
    return new ProviderRetryAfterCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> refusesInvalidBodies() {
    return new ProviderBodyCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> limitsTheSizeOfAnswers() {
    return new ProviderSizeCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> withstandsCompression() {
    return new ProviderCompressionCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> refusesLocalizedNumbers() {
    return new ProviderLocalNumberCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> trustsNoClock() {
    return new ProviderClockCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> isThreadSafe() {
    return new ProviderThreadCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> releasesItsResources() {
    return new ProviderLifecycleCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> survivesBadConnections() {
    return new ProviderConnectionCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> endsInTime() {
    return new ProviderDeadlineCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> followsNoRedirect() {
    return new ProviderRedirectCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> keepsSecrets() {
    return new ProviderSecretCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> withstandsFuzzing() {
    return new ProviderFuzzCases<>(new ProviderTestBench<>(this)).all();
  }
}
