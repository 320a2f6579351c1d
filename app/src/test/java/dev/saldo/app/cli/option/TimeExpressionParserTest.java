package dev.saldo.app.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeExpressionParserTest {

  /** Two hours after Berlin's clocks went back. */
  private static final Instant NOW = Instant.parse("2026-10-25T03:30:00Z");

  @ParameterizedTest
  @CsvSource({
    "now, 2026-10-25T03:30:00Z",
    "today, 2026-10-24T22:00:00Z",
    "yesterday, 2026-10-23T22:00:00Z",
    "-1d, 2026-10-24T02:30:00Z",
    "-24h, 2026-10-24T03:30:00Z",
    "-30min, 2026-10-25T03:00:00Z",
    "-90s, 2026-10-25T03:28:30Z",
    "-2w, 2026-10-11T02:30:00Z",
    "-3mo, 2026-07-25T02:30:00Z",
    "-1y, 2025-10-25T02:30:00Z",
    "sunday, 2026-10-24T22:00:00Z",
    "monday, 2026-10-18T22:00:00Z",
    "this week, 2026-10-18T22:00:00Z",
    "last-week, 2026-10-11T22:00:00Z",
    "last month, 2026-08-31T22:00:00Z",
    "this quarter, 2026-09-30T22:00:00Z",
    "last-quarter, 2026-06-30T22:00:00Z",
    "this year, 2025-12-31T23:00:00Z",
    "last year, 2024-12-31T23:00:00Z",
    "2026-10, 2026-09-30T22:00:00Z",
    "2026-11-01, 2026-10-31T23:00:00Z",
    "2026-03-29T02:30, 2026-03-29T01:30:00Z",
    "2026-11-01T10:00:00Z, 2026-11-01T10:00:00Z",
    "2026-11-01T10:00:00+05:45, 2026-11-01T04:15:00Z"
  })
  void parsesTimesAsUsersWriteThem(String text, Instant meant) {
    assertThat(TimeExpressionParser.parse(text, NOW, ZoneId.of("Europe/Berlin"))).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "next month",
        "last",
        "7d",
        "-7x",
        "-d",
        "--7d",
        "2026-13-01",
        "01.11.2026",
        "2026-13",
        "2026-1"
      })
  void refusesAmbiguousAndInvalidTimes(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeExpressionParser.parse(text, NOW, ZoneId.of("UTC")))
        .withMessageContaining("'" + text + "' is not a time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1m | '-1m' is ambiguous; write min for minutes or mo for months",
        "-999999999y | '-999999999y' is too long ago"
      })
  void tellsWhatToWriteForAnImpossibleSpan(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeExpressionParser.parse(text, NOW, ZoneId.of("UTC")))
        .withMessage(message);
  }
}
