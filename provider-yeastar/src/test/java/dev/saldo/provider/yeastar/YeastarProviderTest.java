package dev.saldo.provider.yeastar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import dev.saldo.testkit.SettableClock;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.VendorServer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YeastarProviderTest {

  private final ProviderContext context =
      ProviderContext.of(SettableClock.at("2026-11-21T20:15:00Z"), Duration.ofSeconds(10));
  private final VendorServer vendor =
      VendorServer.answering(VendorReply.json(Portal.balance("675.24")));
  private final YeastarConfig config =
      new YeastarConfig(Secret.of("t0ken")).withBaseUrl(vendor.uri());

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void readsMoneyWithoutACurrency() {
    Balance balance = read(config);
    assertThat(balance.bucket()).isEqualTo("main");
    assertThat(balance.amount().value()).isEqualByComparingTo("675.24");
    assertThat(balance.unit()).isEqualTo(BalanceUnit.money("XXX"));
    assertThat(balance.notes()).hasSize(1);
  }

  @Test
  void notesThatTheCurrencyComesFromTheSettings() {
    Balance balance = read(config.withCurrency("eur"));
    assertThat(balance.unit()).isEqualTo(BalanceUnit.money("eur"));
    assertThat(balance.unit().code()).isEqualTo("EUR");
    assertThat(balance.notes()).singleElement().asString().contains("comes from the settings");
  }

  @Test
  void asksWithTokenAndUserAgent() {
    read(config);
    VendorRequest request = vendor.requests().get(0);
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.target()).isEqualTo("/user/openapi/user/v1/client/account_balance");
    assertThat(request.header("Authorization")).contains("Bearer t0ken");
    assertThat(request.header("User-Agent")).contains("OpenAPI");
  }

  @ParameterizedTest
  @CsvSource({
    "200, 401, UNAUTHORIZED",
    "200, 403, UNAUTHORIZED",
    "200, 429, RATE_LIMITED",
    "200, 500, UNAVAILABLE",
    "200, 400, REJECTED",
    "200, 200, REJECTED",
    "200, 302, UNEXPECTED_RESPONSE",
    "400, 400, REJECTED",
    "401, 5001401, UNAUTHORIZED",
    "429, 429, RATE_LIMITED",
    "502, 200, UNAVAILABLE",
  })
  void judgesByTheStatusAndByTheStatusInTheBody(int http, int inBody, FailureReason reason) {
    for (String result : new String[] {"null", "\"no\"", "[{\"field\":\"x\"}]", "{}"}) {
      String body = Portal.failure(inBody, result);
      vendor.use(request -> VendorReply.status(http).withBody("application/json", body));
      assertThat(failure(config).reason()).isEqualTo(reason);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":{\"accountBalance\":5}}",
        "{\"code\":\"success\",\"result\":{\"accountBalance\":5}}",
        "{\"code\":\"success\",\"status\":\"200\",\"result\":{\"accountBalance\":5}}",
        "{\"code\":\"success\",\"status\":200}",
        "{\"code\":\"success\",\"status\":200,\"result\":{}}",
        "{\"code\":\"success\",\"status\":200,\"result\":{\"accountBalance\":null}}",
        "{\"code\":\"success\",\"status\":200,\"result\":{\"accountBalance\":\"1,5\"}}",
      })
  void refusesAnswersWithMissingFields(String body) {
    vendor.use(request -> VendorReply.json(body));
    assertThat(failure(config).reason()).isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
  }

  @Test
  void doesNotRetryWithAConfiguredToken() {
    vendor.use(request -> VendorReply.status(401));
    assertThat(failure(config).reason()).isEqualTo(FailureReason.UNAUTHORIZED);
    assertThat(vendor.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, true",
    "true, false, true",
    "false, true, true",
    "true, false, false",
    "false, true, false",
    "false, false, false",
  })
  void requiresExactlyOneKindOfCredentials(boolean id, boolean secret, boolean token) {
    assertRefused(
        with(
            id ? Optional.of("acme") : Optional.empty(),
            secret ? Optional.of(Secret.of("s3cret")) : Optional.empty(),
            token ? Optional.of(Secret.of("t0ken")) : Optional.empty(),
            "OpenAPI"),
        "client-secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EURO", "E1R", "€"})
  void requiresACurrencyOfThreeLetters(String currency) {
    assertRefused(config.withCurrency(currency), "currency: '" + currency);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Open\nAPI", "schön"})
  void requiresAPrintableUserAgent(String userAgent) {
    assertRefused(
        with(Optional.empty(), Optional.empty(), Optional.of(Secret.of("t")), userAgent),
        "user-agent: ");
  }

  @Test
  void usesTheVendorsUrlByDefault() {
    assertThat(new YeastarConfig("acme", Secret.of("s")).baseUrl())
        .isEqualTo(URI.create("https://openapi.partner.yeastar.com"));
  }

  private YeastarConfig with(
      Optional<String> id, Optional<Secret> secret, Optional<Secret> token, String userAgent) {
    return new YeastarConfig(id, secret, token, vendor.uri(), userAgent, Optional.empty(), false);
  }

  private void assertRefused(YeastarConfig refused, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new YeastarProvider().open(refused, context))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret", "t0ken"));
  }

  private Balance read(YeastarConfig account) {
    return new YeastarProvider().open(account, context).fetch().get(0);
  }

  private BalanceException failure(YeastarConfig account) {
    return catchThrowableOfType(BalanceException.class, () -> read(account));
  }
}
