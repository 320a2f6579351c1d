package dev.saldo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingValueParserTest {

  private enum Format {
    JSON,
    PLAIN_TEXT
  }

  private final Map<String, String> environment = new HashMap<>(Map.of("SECRET", "hunter2"));
  private final References references = new References(environment::get, Path.of(""));

  @Test
  void parsesEverySupportedType() {
    assertThat(parse(String.class, " otp ")).isEqualTo("otp");
    assertThat(parse(boolean.class, "true")).isEqualTo(true);
    assertThat(parse(Boolean.class, "false")).isEqualTo(false);
    assertThat(parse(int.class, "8080")).isEqualTo(8080);
    assertThat(parse(Integer.class, "0")).isEqualTo(0);
    assertThat(parse(BigDecimal.class, "-12.50")).isEqualTo(new BigDecimal("-12.50"));
    assertThat(parse(URI.class, "https://a.example/x"))
        .isEqualTo(URI.create("https://a.example/x"));
    assertThat(parse(ZoneId.class, "Asia/Kathmandu")).isEqualTo(ZoneId.of("Asia/Kathmandu"));
    assertThat(parse(Path.class, "./extra")).isEqualTo(Path.of("./extra"));
    assertThat(parse(Format.class, "plain-text")).isEqualTo(Format.PLAIN_TEXT);
    assertThat(parse(String.class, "a-${env:SECRET}")).isEqualTo("a-hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "250ms, PT0.25S",
    "15s, PT15S",
    "15 s, PT15S",
    "90m, PT1H30M",
    "90min, PT1H30M",
    "4h, PT4H",
    "3d, PT72H",
    "2w, PT336H",
    "0s, PT0S",
    "999999999w, PT167999999832H",
  })
  void parsesADuration(String written, Duration duration) {
    assertThat(parse(Duration.class, written)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "15",
        "s",
        "-1s",
        "1.5h",
        "1h30m",
        "PT15S",
        "15S",
        "1e3s",
        "9999999999s",
        "١s",
        "3 days",
        "3M",
      })
  void refusesAnInvalidDuration(String written) {
    assertIsRefused(Duration.class, written, "is not a duration such as 15s, 4h or 3d");
  }

  @ParameterizedTest
  @CsvSource({"1mo, 30d", "1y, 365d"})
  void refusesMonthsAndYearsWhichHaveNoFixedLength(String written, String days) {
    assertIsRefused(Duration.class, written, "has no fixed length; write days, such as " + days);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12,5",
        "1e3",
        "1e999999999",
        "NaN",
        "Infinity",
        "0x10",
        ".5",
        "5.",
        "--5",
        "1 000",
        "١",
        "1.0000000000001",
        "100000000000000000000000000",
      })
  void refusesAnInvalidNumber(String written) {
    assertIsRefused(BigDecimal.class, written, "is not a number such as 500 or 12.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "-1", "+1", "1000000000", "0x1F", "ten", "1_000"})
  void refusesAnInvalidWholeNumber(String written) {
    assertIsRefused(int.class, written, "is not a whole number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "TRUE", "True", "1", "on", "t"})
  void refusesAnInvalidBoolean(String written) {
    assertIsRefused(boolean.class, written, "is not true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "plain_text", "PLAIN_TEXT", "xml", "json,plain-text"})
  void refusesAnInvalidChoiceAndListsTheChoices(String written) {
    assertIsRefused(Format.class, written, "is not one of json, plain-text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mars", "GMT+99"})
  void refusesAnInvalidTimeZone(String written) {
    assertIsRefused(ZoneId.class, written, "is not a time zone such as Africa/Accra");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Africa/Akkra", "africa/accra"})
  void suggestsASimilarTimeZone(String written) {
    assertIsRefused(ZoneId.class, written, "is not a time zone; did you mean 'Africa/Accra'?");
  }

  @Test
  void refusesAnInvalidUrlWithoutRepeatingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(URI.class, "https://me:hunter2@host/a b"))
        .withMessage("is not a URL such as https://api.example.com");
  }

  @Test
  void refusesAnInvalidPath() {
    assertIsRefused(Path.class, "a\0b", "is not a path");
  }

  @Test
  void quotesTheTextAsWrittenAndNeverTheValueOfAReference() {
    for (Class<?> type :
        List.of(
            boolean.class,
            int.class,
            BigDecimal.class,
            Duration.class,
            ZoneId.class,
            Format.class)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> parse(type, "${env:SECRET}"))
          .withMessageStartingWith("'${env:SECRET}' is not ")
          .withMessageNotContaining("hunter2");
    }
  }

  @Test
  void refusesAValueThatIsEmptyOnceItsReferencesAreResolved() {
    environment.put("SECRET", " ");
    for (Class<?> type : List.of(String.class, int.class, Format.class, Secret.class, URI.class)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> parse(type, "${env:SECRET}"))
          .withMessage("is empty; give a value, ${env:NAME} or ${file:PATH}");
    }
  }

  @Test
  void aSecretIsReadAgainAtEachUseAndKeepsItsSpaces() {
    Secret secret = (Secret) parse(Secret.class, "<${env:SECRET}> ");
    assertThat(secret.reveal()).isEqualTo("<hunter2> ");
    environment.put("SECRET", "changed");
    assertThat(secret.reveal()).isEqualTo("<changed> ");
  }

  @Test
  void aSecretThatDisappearsLaterIsAConfigurationFailure() {
    Secret secret = (Secret) parse(Secret.class, "${env:SECRET}");
    environment.put("SECRET", "");
    assertIsConfigurationFailure(secret, "a secret cannot be read: is empty");
    environment.remove("SECRET");
    assertIsConfigurationFailure(
        secret, "a secret cannot be read: environment variable SECRET is not set");
  }

  @Test
  void anUnsupportedTypeIsAnInternalError() {
    assertThatThrownBy(() -> parse(Thread.class, "main"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("unsupported setting type java.lang.Thread");
  }

  private Object parse(Class<?> type, String written) {
    return SettingValueParser.parse(type, written, references);
  }

  private void assertIsRefused(Class<?> type, String written, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(type, written))
        .withMessage("'" + written + "' " + expected);
  }

  private static void assertIsConfigurationFailure(Secret secret, String message) {
    assertThatThrownBy(secret::reveal)
        .isInstanceOfSatisfying(
            BalanceException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.CONFIGURATION))
        .hasMessageStartingWith(message);
  }
}
