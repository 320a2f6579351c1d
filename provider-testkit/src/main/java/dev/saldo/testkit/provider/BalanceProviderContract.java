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
 * What every provider promises, as tests. Extend it, fill in three methods, and the provider is
 * read against a good vendor and against every bad one we know, over real sockets.
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
 * <p>The other methods have defaults for a vendor with a JSON answer to a single question; override
 * what differs. Fuzzing damages 500 bodies, with {@code -Dsaldo.thorough=true} 10,000; the number
 * and the seed can be set by the system properties {@code saldo.fuzz.mutations} and {@code
 * saldo.fuzz.seed}.
 *
 * @param <C> the settings of the provider
 */
public abstract class BalanceProviderContract<C extends Record> {

  /** For authors to extend. */
  protected BalanceProviderContract() {}

  /** Returns the provider under test, newly made as {@link java.util.ServiceLoader} would. */
  protected abstract BalanceProvider<C> provider();

  /**
   * Returns valid settings for a vendor at a place, with every secret out of {@link
   * PlantedSecrets}.
   *
   * @param baseUrl without a path, such as {@code http://127.0.0.1:49152}
   */
  protected abstract C config(URI baseUrl);

  /**
   * Returns the body of the vendor's good answer, with the amount written exactly like this.
   *
   * @param amount what to put where the amount goes, right or wrong, with quotes if it has any:
   *     {@code 12.5}, {@code "12.5"}, {@code null}, {@code [[[[}
   */
  protected abstract String answer(String amount);

  /** Returns the content type of the vendor's answers. */
  protected String contentType() {
    return "application/json";
  }

  /**
   * Returns the good answer to a request that comes before the question for the balance, such as
   * the one for a token ({@link PlantedSecrets#TOKEN}); empty for the question itself.
   */
  protected Optional<VendorAnswer> beforeBalance(VendorRequest request) {
    return Optional.empty();
  }

  /** Returns the number that the good answer states. It occurs in no other place of it. */
  protected String goodNumber() {
    return "4207.25";
  }

  /** Returns how the vendor writes a number: as it is, or in quotes, or with a unit. */
  protected String spell(String number) {
    return number;
  }

  /** Returns numbers the vendor may state, each of which must be read exactly. */
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

  /** Returns what else the vendor may write in place of a number, and what it says. */
  protected Map<String, Amount> otherSpellings() {
    return Map.of();
  }

  /** Returns the buckets in the good answer. */
  protected Set<String> expectedBuckets() {
    return Set.of(Balance.MAIN);
  }

  /**
   * Returns the reasons that are right when the vendor answers with an error status and a body that
   * says nothing. Override it for a vendor that gives a status a meaning of its own.
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
   * Returns whether a body is well-formed, by another judge than the provider's own parser. The
   * default is strict JSON without duplicate keys.
   */
  protected boolean isWellFormed(String body) {
    return StrictJsonCheck.accepts(body);
  }

  /**
   * Returns whether a body states an amount that was read from it. The default looks for a number
   * of the same value in it; override it if the provider scales what the vendor writes.
   */
  protected boolean states(String body, Amount amount) {
    return StatedNumbers.in(body).include(amount);
  }

  /** Returns the number of damaged answers to read: 500, unless a system property says another. */
  protected int fuzzedBodies() {
    return Integer.getInteger("saldo.fuzz.mutations", CampaignSize.choose(500, 10_000));
  }

  /**
   * Returns a place that {@link BalanceProvider#open} must refuse, because credentials would go
   * over the network in the clear. Empty if the provider has no such choice.
   */
  protected Optional<URI> insecureUrl() {
    return Optional.of(URI.create("http://gateway.example"));
  }

  @TestFactory
  final Stream<DynamicTest> describesItself() {
    return new ProviderDescriptionCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> readsAGoodVendor() {
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
  final Stream<DynamicTest> refusesBodiesThatAreNotTheAnswer() {
    return new ProviderBodyCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> limitsWhatItTakes() {
    return new ProviderSizeCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> withstandsCompression() {
    return new ProviderCompressionCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> refusesLocalNumbers() {
    return new ProviderLocalNumberCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> trustsNoClock() {
    return new ProviderClockCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> servesManyAtOnce() {
    return new ProviderThreadCases<>(new ProviderTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> leavesNothingBehind() {
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
