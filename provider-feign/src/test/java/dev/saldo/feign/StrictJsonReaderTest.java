package dev.saldo.feign;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.annotation.JsonDeserialize;

final class StrictJsonReaderTest {

  record Account(
      @Nullable BigDecimal amount,
      @Nullable String name,
      @Nullable Integer status,
      @JsonDeserialize(using = TextOrNumber.class) @Nullable String either,
      @Nullable Account sub,
      @Nullable List<Account> subs) {}

  private final StrictJsonReader json = new StrictJsonReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1",
        "-12.75",
        "100.00",
        "1E3",
        "9007199254740993",
        "0.10000000000000000000000000000000001",
        "12345678901234567890123456.789"
      })
  void readsNumbersDigitByDigit(String number) {
    assertThat(read("{\"amount\":" + number + "}").amount()).isEqualTo(new BigDecimal(number));
  }

  @Test
  void ignoresUnknownFieldsAndAByteOrderMark() {
    assertThat(read("\uFEFF{\"x\":[1,{\"y\":null}],\"name\":\"n\"}").name()).isEqualTo("n");
    byte[] utf16 = "\uFEFF{\"name\":\"n\"}".getBytes(UTF_16LE);
    assertThat(json.read(utf16, Account.class).name()).isEqualTo("n");
  }

  @Test
  void readsTextOrNumberAsItIsSpelled() {
    assertThat(read("{\"either\":\" 19023.90\"}").either()).isEqualTo(" 19023.90");
    assertThat(read("{\"either\":19023.90}").either()).isEqualTo("19023.90");
    assertThat(read("{\"either\":null}").either()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "{}{}",
        "{} x",
        "{",
        "\"ok\"",
        "12",
        "true",
        "<html></html>",
        "{'name':'n'}",
        "{\"name\":\"n\",}",
        "{\"name\":\"n\",\"name\":\"n\"}",
        "{\"x\":1,\"x\":2}",
        "{\"x\":{\"y\":1,\"y\":1}}",
        "{/**/}"
      })
  void refusesAnythingButOneDocument(String body) {
    assertRefused(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"amount\":\"1,234.5\"}",
        "{\"amount\":\"167.\"}",
        "{\"amount\":\"12 EUR\"}",
        "{\"amount\":\"\"}",
        "{\"amount\":true}",
        "{\"amount\":[12]}",
        "{\"amount\":{}}",
        "{\"amount\":NaN}",
        "{\"amount\":167.}",
        "{\"amount\":+5}",
        "{\"amount\":1e999999999}",
        "{\"amount\":1e-999999999}",
        "{\"amount\":1e26}",
        "{\"name\":12}",
        "{\"name\":1.5}",
        "{\"name\":true}",
        "{\"name\":[\"n\"]}",
        "{\"status\":\"200\"}",
        "{\"status\":200.5}",
        "{\"status\":\"\"}",
        "{\"either\":true}",
        "{\"either\":{}}",
        "{\"sub\":\"\"}",
        "{\"sub\":[]}",
        "{\"subs\":{}}",
        "{\"subs\":\"\"}",
      })
  void refusesAnotherTypeThanDocumented(String body) {
    assertRefused(body);
  }

  @Test
  void refusesDeepNestingAndLongParts() {
    assertRefused("{\"x\":" + "[".repeat(40) + "]".repeat(40) + "}");
    assertRefused("{\"sub\":".repeat(40) + "{}" + "}".repeat(40));
    assertRefused("{\"x\":" + "9".repeat(65) + "}");
    assertRefused("{\"amount\":" + "9".repeat(500_000) + "}");
    assertRefused("{\"x\":\"" + "a".repeat(70_000) + "\"}");
    assertRefused("{\"" + "a".repeat(2_000) + "\":1}");
  }

  @Test
  void refusesBrokenUtf8() {
    byte[] body = "{\"name\":\"n?\"}".getBytes(UTF_8);
    body[10] = (byte) 0xff;
    assertThatExceptionOfType(BalanceException.class)
        .isThrownBy(() -> json.read(body, Account.class));
  }

  @Test
  void namesThePlaceAndNotTheContent() {
    assertThatExceptionOfType(BalanceException.class)
        .isThrownBy(() -> read("{\"subs\":[{\"amount\":\"s3cret\"}]}"))
        .withMessage("the answer does not have the documented form at 'subs.[].amount'");
  }

  private Account read(String body) {
    return json.read(body.getBytes(UTF_8), Account.class);
  }

  private void assertRefused(String body) {
    assertThatExceptionOfType(BalanceException.class)
        .isThrownBy(() -> read(body))
        .satisfies(
            failure -> {
              assertThat(failure.reason()).isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
              assertThat(failure).hasNoCause();
            });
  }
}
