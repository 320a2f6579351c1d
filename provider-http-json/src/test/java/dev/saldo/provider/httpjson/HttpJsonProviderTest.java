package dev.saldo.provider.httpjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.SettableClock;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.VendorServer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpJsonProviderTest {

  private static final String SIMPLE = "amount-pointer: /b\nunit: EUR\n";

  private final ProviderContext context =
      ProviderContext.of(SettableClock.at("2026-11-21T20:15:00Z"), Duration.ofSeconds(10));
  private final VendorServer vendor = VendorServer.answering(VendorReply.json("{\"b\": 1}"));

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void sendsAGetWithOnlyTheHeader() {
    VendorRequest request =
        asked("/v2/a%20b?x=1&y=%2B", "header-name: X-Api-Key\nheader-value: key ${env:KEY}");
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.target()).isEqualTo("/v2/a%20b?x=1&y=%2B");
    assertThat(request.header("X-Api-Key")).contains("key " + PlantedSecrets.KEY);
    assertThat(request.header("Accept")).contains("application/json");
    assertThat(request.header("Content-Type")).isEmpty();
    assertThat(request.body()).isEmpty();
  }

  @Test
  void encodesAKeyInTheQuery() {
    VendorRequest request = asked("/b?type=4", "query-name: auth key\nquery-value: ${env:KEY}");
    assertThat(request.query()).startsWith("type=4&auth%20key=").doesNotContain(PlantedSecrets.KEY);
    String value = request.query().substring("type=4&auth%20key=".length());
    assertThat(URLDecoder.decode(value, StandardCharsets.UTF_8)).isEqualTo(PlantedSecrets.KEY);
    assertThat(asked("/b", "query-name: k\nquery-value: v").target()).isEqualTo("/b?k=v");
  }

  @Test
  void sendsBasicCredentialsWithAnotherHeader() {
    VendorRequest request =
        asked(
            "/b",
            """
            username: acme
            password: ${env:PASSWORD}
            header-name: X-Tenant
            header-value: 7
            """);
    byte[] pair = ("acme:" + PlantedSecrets.PASSWORD).getBytes(StandardCharsets.UTF_8);
    assertThat(request.header("Authorization"))
        .contains("Basic " + Base64.getEncoder().encodeToString(pair));
    assertThat(request.header("X-Tenant")).contains("7");
  }

  @Test
  void postsABodyUnchanged() {
    VendorRequest request =
        asked("/b", "method: post\nbody: {\"key\": \"${env:TOKEN}\", \"q\": \"é\"}");
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("Content-Type")).contains("application/json");
    assertThat(request.body())
        .isEqualTo("{\"key\": \"%s\", \"q\": \"é\"}".formatted(PlantedSecrets.TOKEN));
    assertThat(asked("/b", "method: post").body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "balance | amount-pointer: 'balance' is not a JSON pointer",
        "/a~2 | amount-pointer: '/a~2' is not a JSON pointer",
        "/a~ | amount-pointer: '/a~' is not a JSON pointer",
        "#/a | amount-pointer: '#/a' is not a JSON pointer",
        "$.a | amount-pointer: '$.a' is not a JSON pointer",
      })
  void refusesInvalidPointers(String pointer, String message) {
    refuses("amount-pointer: " + pointer + "\nunit: EUR", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "unit-pointer: /c | unit: set only one of unit, unit-pointer and unit-in-amount",
        "unit-in-amount: true | unit: set only one of unit, unit-pointer and unit-in-amount",
        "header-name: X-Key | header-name: needs header-value, which is missing",
        "header-value: abc | header-value: needs header-name, which is missing",
        "query-name: key | query-name: needs query-value, which is missing",
        "username: acme | username: needs password, which is missing",
        "password: abc | password: needs username, which is missing",
        "body: {} | body: a get has no body; set method to post",
        "divide-by: 3 | divide-by: '3' is not a power of ten: 1, 10, 100 and so on",
        "divide-by: 0 | divide-by: '0' is not a power of ten: 1, 10, 100 and so on",
        "divide-by: -10 | divide-by: '-10' is not a power of ten: 1, 10, 100 and so on",
        "divide-by: 0.1 | divide-by: '0.1' is not a power of ten: 1, 10, 100 and so on",
        "divide-by: 20 | divide-by: '20' is not a power of ten: 1, 10, 100 and so on",
        "unlimited-words: a,,b | unlimited-words: 'a,,b' has an empty word",
        "unlimited-from: 0 | unlimited-from: '0' is not greater than 0",
        "ok-value: ok | ok-value: needs error-pointer, which is missing",
        "error-pointer: status | error-pointer: 'status' is not a JSON pointer",
      })
  void refusesInvalidSettings(String setting, String message) {
    refuses(SIMPLE + setting, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "header-name: Bearer s3cret | header-name: not a header name such as Authorization",
        "header-name: Host | header-name: 'Host' is set automatically",
        "header-name: content-TYPE | header-name: 'content-TYPE' is set automatically",
      })
  void refusesHeadersThatCannotCarryCredentials(String setting, String message) {
    refuses(SIMPLE + "header-value: abc\n" + setting, message);
  }

  @Test
  void refusesMissingUnitsAndConflictingCredentials() {
    refuses("amount-pointer: /b", "unit: missing; set the currency");
    refuses("amount-pointer: /b\nunit-kind: other", "unit: missing; set the name of the unit");
    refuses("amount-pointer: /b\nunit: dollars", "unit: 'dollars' is not a currency code");
    refuses("amount-pointer: /b\nunit-kind: other\nunit: !", "unit: '!' is not a word");
    refuses(SIMPLE + "username: a:b\npassword: c", "username: 'a:b' is blank or contains a colon");
    refuses(
        SIMPLE + "username: a\npassword: c\nheader-name: authorization\nheader-value: x",
        "header-name: username and password already set the header Authorization");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://api.example.com/b | use https, or set allow-plain-http",
        "/b | expected an absolute URL",
        "https://me:s3cret@api.example.com/b | remove the user and password from the URL",
        "https://api.example.com/b#s3cret | expected no fragment",
      })
  void refusesAUrlThatIsUnsafe(String url, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(SIMPLE + "url: " + url))
        .withMessageStartingWith("url: ")
        .withMessageContaining(message)
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("s3cret"));
  }

  @Test
  void readsUnlimitedWordsInAnyCaseAndScript() {
    String settings = SIMPLE + "unlimited-words: Unlim, Безлимит,-1\nurl: " + vendor.uri();
    for (String word : new String[] {"\"unlim\"", "\" UNLIM \"", "\"безлимит\"", "-1"}) {
      vendor.use(request -> VendorReply.json("{\"b\": " + word + "}"));
      assertThat(open(settings).amount().unlimited()).as(word).isTrue();
    }
    vendor.use(request -> VendorReply.json("{\"b\": \"unlimited\"}"));
    assertThat(failure(settings).reason()).isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
  }

  @Test
  void readsTheEntireAnswerOrAnEscapedName() {
    vendor.use(request -> VendorReply.json("\"12.5\""));
    assertThat(open("amount-pointer: #\nunit: EUR\nurl: " + vendor.uri()).amount().value())
        .isEqualByComparingTo("12.5");
    vendor.use(request -> VendorReply.json("{\"a/b\": {\"~\": [0, 7]}}"));
    assertThat(open("amount-pointer: /a~1b/~0/1\nunit: EUR\nurl: " + vendor.uri()).amount().value())
        .isEqualByComparingTo("7");
  }

  @Test
  void usesTheUnitAndTheBillingOfTheSettings() {
    Balance balance =
        open(
            """
            amount-pointer: /b
            unit-kind: other
            unit: Fax Pages
            billing: prepaid
            url: %s
            """
                .formatted(vendor.uri()));
    assertThat(balance.unit())
        .isEqualTo(new BalanceUnit(BalanceUnit.Kind.OTHER, "fax pages", "Fax Pages"));
    assertThat(balance.terms().billing()).isEqualTo(Balance.Billing.PREPAID);
  }

  @Test
  void showsTheCodeOfARefusalButNoText() {
    String settings = SIMPLE + "error-pointer: /code\nok-value: 0\nurl: " + vendor.uri();
    vendor.use(request -> VendorReply.json("{\"code\": -22, \"b\": 5}"));
    assertThat(failure(settings)).hasMessage("the vendor refused: '/code' is -22");
    vendor.use(request -> VendorReply.json("{\"code\": \"key abc is wrong\", \"b\": 5}"));
    assertThat(failure(settings)).hasMessage("the vendor refused: '/code' is not '0'");
    vendor.use(request -> VendorReply.json("{\"b\": 5}"));
    assertThat(failure(settings).reason()).isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
    vendor.use(request -> VendorReply.status(401).withBody("application/json", "{\"code\": -22}"));
    assertThat(failure(settings).reason()).isEqualTo(FailureReason.UNAUTHORIZED);
  }

  @Test
  void readsAnyValueAtTheErrorPointerAsAnError() {
    String settings = SIMPLE + "error-pointer: /error\nurl: " + vendor.uri();
    for (String error : new String[] {"\"no\"", "-22", "false", "{\"a\": 1}", "[\"no\"]"}) {
      vendor.use(request -> VendorReply.json("{\"b\": 5, \"error\": " + error + "}"));
      assertThat(failure(settings)).as(error).hasMessage("the vendor refused: '/error' is present");
      assertThat(failure(settings).reason()).isEqualTo(FailureReason.REJECTED);
    }
    for (String none : new String[] {"null", "\"\"", "\" \"", "{}", "[]"}) {
      vendor.use(request -> VendorReply.json("{\"b\": 5, \"error\": " + none + "}"));
      assertThat(open(settings).amount().value()).as(none).isEqualByComparingTo("5");
    }
  }

  private VendorRequest asked(String target, String settings) {
    open(SIMPLE + "url: " + vendor.uri() + target + "\n" + settings);
    return vendor.requests().getLast();
  }

  private void refuses(String settings, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open("url: https://api.example.com/b\n" + settings))
        .withMessageStartingWith(message)
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasLineCount(1));
  }

  private BalanceException failure(String settings) {
    return catchThrowableOfType(BalanceException.class, () -> open(settings));
  }

  private Balance open(String settings) {
    return new HttpJsonProvider().open(WrittenSettings.bind(settings), context).fetch().getFirst();
  }
}
