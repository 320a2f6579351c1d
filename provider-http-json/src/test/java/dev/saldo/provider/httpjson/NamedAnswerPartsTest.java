package dev.saldo.provider.httpjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import dev.saldo.testkit.SettableClock;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer names is found by its name, and what is no balance does not become one. */
final class NamedAnswerPartsTest {

  private static final String BY_TYPE =
      "amount-pointer: /sms/[type=TI]/quantity\nunit-kind: messages\n";
  private static final String BARE = "amount-pointer: #\nunit-kind: credits\n";
  private static final String STATED_UNIT = "amount-pointer: /b\nunit-pointer: /u\n";

  private final ProviderContext context =
      ProviderContext.of(SettableClock.at("2026-11-21T20:15:00Z"), Duration.ofSeconds(10));
  private final VendorServer vendor = VendorServer.answering(VendorReply.status(500));

  @AfterEach
  void stop() {
    vendor.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'type': 'SI', 'quantity': 5}, {'type': 'TI', 'quantity': 2480}]",
        "[{'type': 'TI', 'quantity': '2480'}, {'type': 'SI', 'quantity': 5}]",
        "[{'quantity': 2480, 'type': ' TI '}]",
      })
  void selectsAnEntryByAFieldWhateverTheOrder(String list) {
    assertThat(read(BY_TYPE, "{'sms': " + list + "}").amount().value())
        .isEqualByComparingTo("2480");
  }

  @Test
  void selectsByANumberABooleanAndAValueWithASlash() {
    String answer = "[{'id': 7, 'on': true, 'n': 'a/b', 'q': 1}, {'id': 8, 'on': false, 'q': 2}]";
    for (String entry : new String[] {"[id=7]", "[on=true]", "[n=a/b]", "[n='a/b']"}) {
      assertThat(read("amount-pointer: /" + entry + "/q\nunit: EUR\n", answer).amount().value())
          .as(entry)
          .isEqualByComparingTo("1");
    }
  }

  @Test
  void refusesASelectionWithoutExactlyOneEntry() {
    assertThat(failure(BY_TYPE, "{'sms': [{'type': 'SI', 'quantity': 5}]}"))
        .hasMessage("the answer has nothing at '/sms/[type=TI]/quantity'");
    assertThat(
            failure(
                BY_TYPE, "{'sms': [{'type': 'TI', 'quantity': 5}, {'type': 'TI', 'quantity': 6}]}"))
        .hasMessage("the answer has 2 entries at '[type=TI]', not one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[{'type': 'SI', 'q': 5}, {'type': 'TI', 'q': 2480}] | type",
        "[{'id': 1, 'q': 5}, {'id': 2, 'q': 2480}] | id",
        "[{'q': '5', 'wallet': 'promo'}, {'q': '7', 'wallet': 'main'}] | wallet",
        "[{'q': 'five', 'name': 'SI'}, {'q': 'six', 'name': 'TI'}] | name",
      })
  void refusesAPositionAmongNamedEntries(String list, String field) {
    BalanceException failure = failure("amount-pointer: /0/q\nunit: EUR\n", list);
    assertThat(failure.reason()).isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
    assertThat(failure)
        .hasMessageContaining("a list of 2 named entries")
        .hasMessageContaining("replace /0/ by the entry's own name, as in /[" + field + "=...]/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[{'type': 'SI', 'q': 5}]", "[{'q': 5}, {'q': 7}]", "[{'q': '5'}, {'q': '7'}]"})
  void takesThePositionWhereNothingElseTellsEntriesApart(String list) {
    assertThat(read("amount-pointer: /0/q\nunit: EUR\n", list).amount().value())
        .isEqualByComparingTo("5");
  }

  @Test
  void readsABareNumberButNotANegativeOne() {
    assertThat(read(BARE, "99.99").amount().value()).isEqualByComparingTo("99.99");
    for (String error : new String[] {"-2", "-1.5", "'-2'"}) {
      BalanceException failure = failure(BARE, error);
      assertThat(failure.reason()).as(error).isEqualTo(FailureReason.REJECTED);
      assertThat(failure).hasMessageContaining("negative number");
    }
  }

  @Test
  void readsDeclaredNumbersAsErrors() {
    String declared = BARE + "error-values: -2, 401\n";
    assertThat(failure(declared, "-2").reason()).isEqualTo(FailureReason.REJECTED);
    assertThat(failure(declared, "401.0")).hasMessageContaining("error-values");
    assertThat(read(declared, "-3").amount().value()).isEqualByComparingTo("-3");
    String inAField = "amount-pointer: /b\nunit: EUR\n";
    assertThat(read(inAField, "{'b': -2}").amount().value()).isEqualByComparingTo("-2");
    assertThat(failure(inAField + "error-values: -2\n", "{'b': -2}").reason())
        .isEqualTo(FailureReason.REJECTED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(BARE + "error-values: -2,none\n", "1"))
        .withMessageContaining("error-values: 'none' is not a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"euros", "₹", "credits", "EUX", "USDT", "US$"})
  void refusesAWordThatIsNoCurrency(String word) {
    BalanceException failure = failure(STATED_UNIT, "{'b': 103, 'u': '" + word + "'}");
    assertThat(failure.reason()).isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
    assertThat(failure).hasMessage("the answer's '/u' is not a currency code of ISO 4217");
  }

  @ParameterizedTest
  @CsvSource({"EUR,EUR", "eur,EUR", "RUR,RUB", "DEM,DEM", "euros,EUR", "₹,INR", "usdt,USDT"})
  void readsCurrencyCodesAndDeclaredWords(String stated, String code) {
    Balance balance =
        read(
            STATED_UNIT + "currencies: Euros=EUR, ₹=INR, USDT\n",
            "{'b': 103, 'u': '" + stated + "'}");
    assertThat(balance.unit().code()).isEqualTo(code);
    assertThat(balance.unit().rawCode()).isEqualTo(stated);
  }

  @Test
  void refusesAUnitNextToTheNumberThatIsNoCurrency() {
    String settings = "amount-pointer: /b\nunit-in-amount: true\n";
    assertThat(read(settings, "{'b': 'GHS 20.99'}").unit().code()).isEqualTo("GHS");
    assertThat(failure(settings, "{'b': '103 euros'}").reason())
        .isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
  }

  @Test
  void refusesSettingsThatNameNoCurrency() {
    for (String wrong : new String[] {"unit: EUX", "unit: EUR\ncurrencies: euros=EURO"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read("amount-pointer: /b\n" + wrong + "\n", "{'b': 1}"))
          .withMessageContaining("EU");
    }
    String declared = "amount-pointer: /b\nunit: USDT\ncurrencies: USDT\n";
    assertThat(read(declared, "{'b': 1}").unit().code()).isEqualTo("USDT");
  }

  private Balance read(String settings, String answer) {
    vendor.use(request -> VendorReply.json(answer.replace('\'', '"')));
    HttpJsonConfig config = WrittenSettings.bind(settings + "url: " + vendor.uri() + "/b");
    return new HttpJsonProvider().open(config, context).fetch().getFirst();
  }

  private BalanceException failure(String settings, String answer) {
    return catchThrowableOfType(BalanceException.class, () -> read(settings, answer));
  }
}
