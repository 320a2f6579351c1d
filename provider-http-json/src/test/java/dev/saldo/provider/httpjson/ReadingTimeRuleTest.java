package dev.saldo.provider.httpjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.saldo.spi.Balance;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ReadingTimeRuleTest {

  private static final String BASE =
      "url: https://api.example.com/b\namount-pointer: /b\nunit: EUR\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'2026-11-21T20:15:00Z' | | | 2026-11-21T20:15:00Z",
        "'2026-11-21T20:15:00.250+02:00' | iso | | 2026-11-21T18:15:00.250Z",
        "'2026-11-21 20:15:00' | | Europe/Berlin | 2026-11-21T19:15:00Z",
        "'1795292100' | seconds | | 2026-11-21T20:15:00Z",
        "'1795292100.5' | seconds | | 2026-11-21T20:15:00.500Z",
        "'1795292100250' | milliseconds | | 2026-11-21T20:15:00.250Z",
        "'21/11/2026 20:15' | dd/MM/yyyy HH:mm | Africa/Accra | 2026-11-21T20:15:00Z",
        "'21.11.2026 20:15 +0100' | dd.MM.yyyy HH:mm Z | | 2026-11-21T19:15:00Z"
      })
  void readsADeclaredTime(String text, String format, String zone, Instant expected) {
    Balance read = read("{\"b\": 1, \"t\": \"%s\"}".formatted(text), settings(format, zone));
    assertThat(read.vendorTime()).isEqualTo(expected);
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void readsANumberAsItReadsAText() {
    Balance read = read("{\"b\": 1, \"t\": 1795292100}", settings("seconds", null));
    assertThat(read.vendorTime()).isEqualTo("2026-11-21T20:15:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\": 7}",
        "{\"b\": 7, \"t\": null}",
        "{\"b\": 7, \"t\": \"key-1234\"}",
        "{\"b\": 7, \"t\": \"2026-11-21 20:15:00\"}",
        "{\"b\": 7, \"t\": \"1795292100\"}",
        "{\"b\": 7, \"t\": \"0001-01-01T00:00:00Z\"}",
        "{\"b\": 7, \"t\": \"9999-12-31T23:59:59Z\"}"
      })
  void aTimeThatCannotBeReadCostsANoteWithoutItsText(String answer) {
    Balance read = read(answer, settings(null, null));
    assertThat(read.amount().value()).isEqualByComparingTo("7");
    assertThat(read.vendorTime()).isNull();
    assertThat(read.notes())
        .singleElement()
        .asString()
        .contains("time at '/t'")
        .doesNotContain("key-1234", "2026", "1795292100");
  }

  @Test
  void refusesSettingsThatDoNotFit() {
    refuses("time-format: seconds\n", "time-format: needs time-pointer");
    refuses("time-zone: UTC\n", "time-zone: needs time-pointer");
    refuses("time-pointer: t\n", "time-pointer: 't' is not a JSON pointer");
    refuses("time-pointer: /t\ntime-format: pp/qq{\n", "time-format: 'pp/qq{' is not iso, seconds");
    refuses("time-pointer: /t\ntime-zone: Berlin\n", "time-zone: 'Berlin' is not a time zone");
    refuses("time-pointer: /t\ntime-format: dd/MM/yyyy HH:mm\n", "time-zone: missing;");
  }

  private static String settings(String format, String zone) {
    return "time-pointer: /t\n"
        + Optional.ofNullable(format).map(text -> "time-format: " + text + "\n").orElse("")
        + Optional.ofNullable(zone).map(text -> "time-zone: " + text + "\n").orElse("");
  }

  private static Balance read(String answer, String settings) {
    JsonNode tree = JsonMapper.shared().readTree(answer);
    return AnswerReadingRule.of(WrittenSettings.bind(BASE + settings)).read(tree);
  }

  private static void refuses(String settings, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnswerReadingRule.of(WrittenSettings.bind(BASE + settings)))
        .withMessageStartingWith(message);
  }
}
