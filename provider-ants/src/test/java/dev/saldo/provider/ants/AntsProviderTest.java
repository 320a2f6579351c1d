package dev.saldo.provider.ants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
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
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AntsProviderTest {

  private final ProviderContext context =
      ProviderContext.of(SettableClock.at("2026-11-21T20:15:00Z"), Duration.ofSeconds(10));
  private final VendorServer vendor = VendorServer.answering(VendorReply.status(500));

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void readsCreditsOfAPostpaidAccount() {
    Balance balance = read("{\"type\":\"postpaid\",\"credit\":167.25}");
    assertThat(balance.bucket()).isEqualTo("main");
    assertThat(balance.amount().value()).isEqualByComparingTo("167.25");
    assertThat(balance.unit()).isEqualTo(BalanceUnit.of(BalanceUnit.Kind.CREDITS, "credit"));
    assertThat(balance.meaning()).isEqualTo(Balance.Meaning.REMAINING);
    assertThat(balance.terms().billing()).isEqualTo(Balance.Billing.POSTPAID);
    assertThat(balance.derived()).isFalse();
    assertThat(balance.notes()).isEmpty();
  }

  @Test
  void readsQuotedCreditsAsTheNumberTheyAre() {
    Balance balance = read("{\"type\":\"postpaid\",\"credit\":\"167.2500\"}");
    assertThat(balance.amount().value()).isEqualByComparingTo("167.25");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"PrePaid\", PREPAID, 0",
        "\" POSTPAID \", POSTPAID, 0",
        "\"trial\", UNKNOWN, 1",
        "\"\", UNKNOWN, 1",
        "null, UNKNOWN, 1",
      })
  void readsTheTypeInAnyCaseAndNotesAnyOther(String type, Balance.Billing billing, int notes) {
    Balance balance = read("{\"type\":%s,\"credit\":1}".formatted(type));
    assertThat(balance.terms().billing()).isEqualTo(billing);
    assertThat(balance.notes()).hasSize(notes);
  }

  @Test
  void readsCreditsAsUsedIfConfigured() {
    vendor.use(request -> VendorReply.json("{\"type\":\"postpaid\",\"credit\":3}"));
    AntsConfig config =
        new AntsConfig("acme", Secret.of("pw"), vendor.uri(), AntsConfig.CreditMeans.USED, false);
    Balance balance = new AntsProvider().open(config, context).fetch().get(0);
    assertThat(balance.meaning()).isEqualTo(Balance.Meaning.SPENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"postpaid\",\"credit\":167.",
        "{\"type\":\"postpaid\"}",
        "{\"type\":\"postpaid\",\"credit\":null}",
        "{\"type\":\"postpaid\",\"credit\":\"1,200.5\"}",
        "{\"type\":\"postpaid\",\"credit\":\"\"}",
        "{\"type\":1,\"credit\":12}",
      })
  void refusesAnswersWithoutANumber(String body) {
    vendor.use(request -> VendorReply.json(body));
    BalanceException failure = catchThrowableOfType(BalanceException.class, source()::fetch);
    assertThat(failure.reason()).isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
  }

  @Test
  void sendsBasicCredentialsInUtf8AndNoBody() {
    read("{\"type\":\"prepaid\",\"credit\":1}");
    VendorRequest request = vendor.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/account/balance");
    assertThat(request.header("Authorization")).contains("Basic YWNtZTpwOnfDtnJk");
    assertThat(request.header("Accept")).contains("application/json");
    assertThat(request.header("Content-Type")).contains("application/json");
    assertThat(request.body()).isEmpty();
  }

  @Test
  void readsThePasswordAtEachRequest() {
    vendor.use(request -> VendorReply.json("{\"type\":\"prepaid\",\"credit\":1}"));
    AtomicReference<String> password = new AtomicReference<>("one");
    AntsConfig config =
        new AntsConfig("acme", Secret.from(password::get)).withBaseUrl(vendor.uri());
    BalanceSource source = new AntsProvider().open(config, context);
    source.fetch();
    password.set("two");
    source.fetch();
    assertThat(vendor.requests())
        .extracting(request -> request.header("Authorization").orElse(""))
        .containsExactly("Basic YWNtZTpvbmU=", "Basic YWNtZTp0d28=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a:b"})
  void refusesAUsernameThatBasicDoesNotAllow(String username) {
    AntsConfig config = new AntsConfig(username, Secret.of("pw"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AntsProvider().open(config, context))
        .withMessageStartingWith("username: ");
  }

  @Test
  void usesTheVendorsUrlByDefault() {
    assertThat(new AntsConfig("acme", Secret.of("pw")).baseUrl())
        .isEqualTo(URI.create("https://api-service.ants.co.th"));
  }

  private Balance read(String body) {
    vendor.use(request -> VendorReply.json(body));
    return source().fetch().get(0);
  }

  private BalanceSource source() {
    AntsConfig config = new AntsConfig("acme", Secret.of("p:wörd")).withBaseUrl(vendor.uri());
    return new AntsProvider().open(config, context);
  }
}
