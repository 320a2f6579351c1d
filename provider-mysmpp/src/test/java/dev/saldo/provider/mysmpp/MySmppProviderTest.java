package dev.saldo.provider.mysmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.saldo.spi.Amount;
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
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MySmppProviderTest {

  private final ProviderContext context =
      ProviderContext.of(SettableClock.at("2026-11-21T20:15:00Z"), Duration.ofSeconds(10));
  private final VendorServer vendor = VendorServer.answering(VendorReply.status(500));

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void readsMoneyAndWhatItBuysInEachDirection() {
    List<Balance> balances =
        read(
            """
            {"money": "19023.9", "currency": "RUR", "information": [
              {"type_sms": "sms", "area": "Tele2", "num_sms": "72029"},
              {"type_sms": "sms", "area": "Russia", "num_sms": "Unlim"}]}
            """);
    assertThat(balances)
        .extracting(Balance::bucket)
        .containsExactly("main", "sms/Tele2", "sms/Russia");
    Balance main = balances.get(0);
    assertThat(main.amount()).isEqualTo(Amount.of(new BigDecimal("19023.9")));
    assertThat(main.unit()).isEqualTo(new BalanceUnit(BalanceUnit.Kind.MONEY, "RUB", "RUR"));
    assertThat(main.derived()).isFalse();
    assertThat(main.notes()).isEmpty();
    Balance tele2 = balances.get(1);
    assertThat(tele2.label()).isEqualTo("Tele2");
    assertThat(tele2.amount()).isEqualTo(Amount.of(new BigDecimal("72029")));
    assertThat(tele2.unit()).isEqualTo(BalanceUnit.of(BalanceUnit.Kind.MESSAGES, "sms"));
    assertThat(tele2.derived()).isTrue();
    assertThat(balances.get(2).amount()).isEqualTo(Amount.unlimited("Unlim"));
    assertThat(balances.get(2).derived()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unlim",
        "unlim",
        " UNLIM ",
        "Unlimited",
        "Безлимит",
        "безлимит.",
        "БЕЗЛИМИТНО",
        "\u00a0Безлимитный\u00a0"
      })
  void readsUnlimitedInEitherLanguage(String word) {
    Balance balance = readDirection("\"num_sms\":\"" + word + "\"");
    assertThat(balance.amount().unlimited()).isTrue();
    assertThat(balance.amount().raw()).isEqualTo(word.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"num_sms\":\"12\"",
        "\"num_sms\":12",
        "\"num_sms\":\" 12 \"",
        "\"sms\":12",
        "\"sms\":\"12\"",
        "\"num_sms\":null,\"sms\":12",
        "\"num_sms\":\"12\",\"sms\":5",
      })
  void readsACountUnderEitherNameAsTextOrNumber(String count) {
    assertThat(readDirection(count).amount().value()).isEqualByComparingTo("12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"area\":\"A\",\"num_sms\":\"many\"}",
        "{\"area\":\"A\",\"num_sms\":\"\"}",
        "{\"area\":\"A\",\"num_sms\":\"Unlimb\"}",
        "{\"area\":\"A\",\"num_sms\":true}",
        "{\"area\":\"A\",\"num_sms\":null}",
        "{\"area\":\"A\"}",
        "{\"area\":\" \",\"num_sms\":1}",
        "{\"area\":\"A\\u001b[2J\",\"num_sms\":1}",
        "{\"num_sms\":1}",
        "{}",
        "null",
        "7",
        "{\"area\":\"A\",\"num_sms\":1},{\"area\":\"A\",\"num_sms\":2}",
      })
  void refusesTheEntireAnswerForOneBadDirection(String directions) {
    assertThat(failure(200, answer(directions)).reason())
        .isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
  }

  @Test
  void acceptsAnIdenticalDuplicateOfADirection() {
    String direction = "{\"area\":\"A\",\"num_sms\":\"1\"}";
    assertThat(read(answer(direction + "," + direction))).hasSize(2);
  }

  @Test
  void separatesKindsOfMessages() {
    String body =
        """
        {"money":5,"currency":"RUR","information":[
          {"type_sms":"sms","area":"A","num_sms":1},
          {"type_sms":"Viber","area":"A","num_sms":2},
          {"type_sms":"СМС","area":"B","num_sms":3}]}
        """;
    assertThat(read(body))
        .extracting(Balance::bucket)
        .containsExactly("main", "sms/A", "viber/A", "sms/B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"information\":null", ",\"information\":[]"})
  void readsMoneyWithoutDirections(String information) {
    List<Balance> balances = read("{\"money\":19023.9,\"currency\":\"y.e.\"" + information + "}");
    assertThat(balances).singleElement().extracting(Balance::bucket).isEqualTo("main");
    assertThat(balances.get(0).unit().code()).isEqualTo("Y.E.");
    assertThat(balances.get(0).amount().raw()).isEqualTo("19023.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"currency\":null", ",\"currency\":\" \""})
  void notesAMissingCurrency(String currency) {
    Balance main = read("{\"money\":\"-5\"" + currency + "}").get(0);
    assertThat(main.amount().value()).isEqualByComparingTo("-5");
    assertThat(main.unit().code()).isEqualTo("XXX");
    assertThat(main.notes()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Incorrect login or password, UNAUTHORIZED",
    "INCORRECT LOGIN OR PASSWORD., UNAUTHORIZED",
    "Неправильный логин или пароль, UNAUTHORIZED",
    "Your account is locked, REJECTED",
    "Ваш аккаунт заблокирован, REJECTED",
    "Аккаунт заблокирован., REJECTED",
    "Закончились SMS., REJECTED",
    "Incorrect JSON document format, REJECTED",
    "Неправильный формат JSON документа, REJECTED",
    "POST data is missing, REJECTED",
    "POST данные отсутствуют!, REJECTED",
  })
  void knowsTheErrorsOfBothLanguagesWhateverTheStatus(String error, FailureReason reason) {
    String body = "{\"error\":\" %s \",\"money\":\"0\"}".formatted(error);
    for (int status : new int[] {200, 400, 401, 503}) {
      assertThat(failure(status, body).reason()).isEqualTo(reason);
    }
  }

  @Test
  void doesNotRepeatAnUnknownError() {
    String body = "{\"error\":\"acme/pw is barred\"}";
    for (int status : new int[] {200, 400}) {
      BalanceException failure = failure(status, body);
      assertThat(failure.reason()).isEqualTo(FailureReason.REJECTED);
      assertThat(failure.getMessage()).doesNotContain("acme").doesNotContain("barred");
    }
    assertThat(failure(503, body).reason()).isEqualTo(FailureReason.UNAVAILABLE);
    assertThat(failure(429, body).reason()).isEqualTo(FailureReason.RATE_LIMITED);
  }

  @Test
  void ignoresABlankError() {
    assertThat(read("{\"error\":null,\"money\":1,\"currency\":\"RUR\"}")).hasSize(1);
    assertThat(read("{\"error\":\"\",\"money\":1,\"currency\":\"RUR\"}")).hasSize(1);
    assertThat(failure(200, "{\"error\":{\"code\":5},\"money\":1}").reason())
        .isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
  }

  @Test
  void sendsLoginAndPassword() {
    read("{\"money\":1,\"currency\":\"RUR\"}");
    VendorRequest request = vendor.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/json/balance.php");
    assertThat(request.header("Content-Type")).contains("text/json; charset=utf-8");
    assertThat(request.body()).isEqualTo("{\"login\":\"acme\",\"password\":\"p\\\"ароль\"}");
  }

  @Test
  void sendsATokenAlone() {
    vendor.use(request -> VendorReply.json("{\"money\":1,\"currency\":\"RUR\"}"));
    MySmppConfig config = new MySmppConfig(Secret.of("t0ken")).withBaseUrl(vendor.uri());
    new MySmppProvider().open(config, context).fetch();
    assertThat(vendor.requests().get(0).body()).isEqualTo("{\"token\":\"t0ken\"}");
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
  void requiresExactlyOneKindOfCredentials(boolean login, boolean password, boolean token) {
    MySmppConfig config =
        new MySmppConfig(
            login ? Optional.of("acme") : Optional.empty(),
            password ? Optional.of(Secret.of("s3cret")) : Optional.empty(),
            token ? Optional.of(Secret.of("s3cret")) : Optional.empty(),
            vendor.uri(),
            false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MySmppProvider().open(config, context))
        .withMessageContaining("login and password")
        .withMessageContaining("token")
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("s3cret"));
  }

  @Test
  void usesTheVendorsUrlByDefault() {
    assertThat(new MySmppConfig(Secret.of("t")).baseUrl())
        .isEqualTo(URI.create("https://lk.mysmpp.ru"));
  }

  private Balance readDirection(String count) {
    return read(answer("{\"area\":\"A\"," + count + "}")).get(1);
  }

  private static String answer(String directions) {
    return "{\"money\":1,\"currency\":\"RUR\",\"information\":[" + directions + "]}";
  }

  private List<Balance> read(String body) {
    vendor.use(request -> VendorReply.json(body));
    return fetch();
  }

  private BalanceException failure(int status, String body) {
    vendor.use(request -> VendorReply.status(status).withBody("application/json", body));
    return catchThrowableOfType(BalanceException.class, this::fetch);
  }

  private List<Balance> fetch() {
    MySmppConfig config = new MySmppConfig("acme", Secret.of("p\"ароль")).withBaseUrl(vendor.uri());
    return new MySmppProvider().open(config, context).fetch();
  }
}
