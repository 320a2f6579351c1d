package dev.saldo.feign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.testkit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterHeaderTest {

  private final SettableClock clock = SettableClock.at("2026-11-21T20:15:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120 | PT2M",
        " 3600 | PT1H",
        "0 | PT1S",
        "86401 | PT24H",
        "9223372036854775807 | PT24H",
        "99999999999999999999999 | PT24H",
        "Sat, 21 Nov 2026 20:20:00 GMT | PT5M",
        "Saturday, 21-Nov-26 20:20:00 GMT | PT5M",
        "Sat Nov 21 20:20:00 2026 | PT5M",
        "Sun Nov  1 20:20:00 2026 | PT1S",
        "Sun, 06 Nov 1994 08:49:37 GMT | PT1S",
        "Fri, 31 Dec 9999 23:59:59 GMT | PT24H",
      })
  void readsSecondsAndDatesWithinADay(String header, Duration wait) {
    assertThat(RetryAfterHeader.parse(header, clock)).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "+5", "soon", "12.5", "9e99", "1h", "\u0661", "2026-11-21T20:20:00Z"})
  void ignoresOtherValues(String header) {
    assertThat(RetryAfterHeader.parse(header, clock)).isEmpty();
  }
}
