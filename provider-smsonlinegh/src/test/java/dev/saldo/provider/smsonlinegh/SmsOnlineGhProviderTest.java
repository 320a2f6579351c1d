package dev.saldo.provider.smsonlinegh;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SmsOnlineGhProviderTest {

  private static final BalanceUnit SMS = BalanceUnit.of(BalanceUnit.Kind.MESSAGES, "sms");

  private final ProviderContext context =
      ProviderContext.of(SettableClock.at("2026-11-21T20:15:00Z"), Duration.ofSeconds(10));
  private final VendorServer vendor = VendorServer.answering(VendorReply.status(500));

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void readsACountOfMessages() {
    Balance balance = read(data("2432", "\"quantity\"", "null", "null"));
    assertThat(balance.bucket()).isEqualTo("main");
    assertThat(balance.amount().value()).isEqualByComparingTo("2432");
    assertThat(balance.unit()).isEqualTo(SMS);
    assertThat(balance.meaning()).isEqualTo(Balance.Meaning.REMAINING);
    assertThat(balance.notes()).isEmpty();
  }

  @Test
  void readsACurrencyAsMoneyWhateverTheModel() {
    Balance balance = read(data("350", "\"quantity\"", "\"Ghana Cedi\"", "\"GHS\""));
    assertThat(balance.amount().value()).isEqualByComparingTo("350");
    assertThat(balance.unit()).isEqualTo(BalanceUnit.money("GHS"));
    assertThat(balance.label()).isEqualTo("Ghana Cedi");
    assertThat(balance.notes()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"currency\", \"Cedi\", \"GHS\", GHS, 0",
        "\" CURRENCY \", null, \" ghs \", GHS, 0",
        "null, null, \"GHS\", GHS, 1",
        "\"currency\", null, null, XXX, 1",
        "\"currency\", \"null\", \"null\", XXX, 1",
        "\"currency\", null, \" \", XXX, 1",
        "\"quantity\", \"null\", \"NULL\", sms, 0",
        "\"Quantity\", \"\", \"\", sms, 0",
      })
  void decidesByCodeThenByModel(String model, String name, String code, String unit, int notes) {
    Balance balance = read(data("1", model, name, code));
    assertThat(balance.unit().code()).isEqualTo(unit);
    assertThat(balance.notes()).hasSize(notes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"handshake\":{\"id\":0,\"label\":\"HSHK_OK\"},\"data\":null}",
        "{\"handshake\":{\"id\":0,\"label\":\"HSHK_OK\"}}",
        "{\"handshake\":{\"id\":0,\"label\":\"HSHK_OK\"},\"data\":{\"balance\":5}}",
        "{\"handshake\":{\"id\":0,\"label\":\"HSHK_OK\"},\"data\":{\"model\":\"quantity\"}}",
        "{\"handshake\":{\"id\":0},\"data\":{\"balance\":5,\"model\":\"quantity\"}}",
        "{\"data\":{\"balance\":5,\"model\":\"quantity\"}}",
      })
  void refusesAnswersWithMissingFields(String body) {
    assertThat(failure(200, body).reason()).isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
  }

  @ParameterizedTest
  @CsvSource({
    "HSHK_ERR_RH_HTTP_ACCEPT, CONFIGURATION",
    "HSHK_ERR_RH_CONTENT_TYPE, CONFIGURATION",
    "HSHK_ERR_UA_MODEL, UNAUTHORIZED",
    "HSHK_ERR_UA_AUTH, UNAUTHORIZED",
    "HSHK_ERR_UA_API_NO_ACCESS, UNAUTHORIZED",
    "HSHK_ERR_BAD_REQUEST, CONFIGURATION",
    "HSHK_ERR_INTERNAL, UNAVAILABLE",
    "HSHK_ERR_UNKNOWN, UNAVAILABLE",
    "HSHK_ERR_ACCESS_DENIED, UNAUTHORIZED",
    "HSHK_ERR_SERVICE, UNAUTHORIZED",
    "HSHK_ERR_API_RETIRED, CONFIGURATION",
    "HSHK_ERR_ACCT_INACTIVE, REJECTED",
    "HSHK_ERR_ACCT_SUSPENDED, REJECTED",
    "HSHK_ERR_UA_INSUFF_CREDIT, REJECTED",
  })
  void judgesByTheHandshakeBeforeTheStatus(String label, FailureReason reason) {
    for (String data : new String[] {"null", "[]", "\"\""}) {
      String body = "{\"handshake\":{\"label\":\"%s\"},\"data\":%s}".formatted(label, data);
      assertThat(failure(200, body).reason()).isEqualTo(reason);
      assertThat(failure(400, body).reason()).isEqualTo(reason);
      assertThat(failure(404, body)).hasMessageContaining(label);
    }
  }

  @Test
  void readsAKnownLabelBeforeTheStatusAndAnUnknownOneAfterASpecificStatus() {
    String known = "{\"handshake\":{\"label\":\"HSHK_ERR_ACCT_SUSPENDED\"}}";
    assertThat(failure(503, known).reason()).isEqualTo(FailureReason.REJECTED);
    String unknown = "{\"handshake\":{\"label\":\"HSHK_ERR_NEW\"}}";
    assertThat(failure(503, unknown).reason()).isEqualTo(FailureReason.UNAVAILABLE);
    assertThat(failure(401, unknown).reason()).isEqualTo(FailureReason.UNAUTHORIZED);
    String accepted = "{\"handshake\":{\"label\":\"HSHK_OK\"}}";
    assertThat(failure(500, accepted).reason()).isEqualTo(FailureReason.UNAVAILABLE);
  }

  @Test
  void doesNotRepeatAnUnreadableLabel() {
    BalanceException failure =
        failure(200, "{\"handshake\":{\"label\":\"key d5c683a1 is not accepted\"}}");
    assertThat(failure.reason()).isEqualTo(FailureReason.REJECTED);
    assertThat(failure.getMessage()).doesNotContain("d5c683a1");
  }

  @Test
  void sendsTheKeyWithItsWordAndBothMediaTypes() {
    read(data("1", "\"quantity\"", "null", "null"));
    VendorRequest request = vendor.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/v5/account/balance");
    assertThat(request.header("Authorization")).contains("key k3y");
    assertThat(request.header("Accept")).contains("application/json");
    assertThat(request.header("Content-Type")).contains("application/json");
    assertThat(request.body()).isEmpty();
  }

  private static String data(String balance, String model, String name, String code) {
    return """
        {"handshake":{"id":0,"label":"HSHK_OK"},
         "data":{"balance":%s,"model":%s,"currencyName":%s,"currencyCode":%s}}
        """
        .formatted(balance, model, name, code);
  }

  private Balance read(String body) {
    vendor.use(request -> VendorReply.json(body));
    return source().fetch().get(0);
  }

  private BalanceException failure(int status, String body) {
    vendor.use(request -> VendorReply.status(status).withBody("application/json", body));
    return catchThrowableOfType(BalanceException.class, source()::fetch);
  }

  private BalanceSource source() {
    SmsOnlineGhConfig config = new SmsOnlineGhConfig(Secret.of("k3y")).withBaseUrl(vendor.uri());
    return new SmsOnlineGhProvider().open(config, context);
  }
}
