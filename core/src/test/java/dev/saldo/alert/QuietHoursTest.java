package dev.saldo.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuietHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-11-26T20:59:59Z, 2026-11-26T20:59:59Z",
    "2026-11-26T21:00:00Z, 2026-11-27T06:00:00Z",
    "2026-11-26T23:30:00Z, 2026-11-27T06:00:00Z",
    "2026-11-27T05:59:59Z, 2026-11-27T06:00:00Z",
    "2026-11-27T06:00:00Z, 2026-11-27T06:00:00Z",
    // The clocks are put forward on 29 March and back on 25 October 2026.
    "2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z",
    "2026-10-24T20:30:00Z, 2026-10-25T06:00:00Z"
  })
  void aMessageOfTheNightWaitsForTheMorning(Instant due, Instant sent) {
    assertThat(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), BERLIN).delay(due))
        .isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-26T10:59:00Z, 2026-11-26T10:59:00Z",
    "2026-11-26T11:00:00Z, 2026-11-26T12:00:00Z",
    "2026-11-26T12:00:00Z, 2026-11-26T12:00:00Z"
  })
  void aMessageOfTheBreakWaitsForItsEnd(Instant due, Instant sent) {
    assertThat(new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0), BERLIN).delay(due))
        .isEqualTo(sent);
  }

  @Test
  void hoursWithoutLengthAreRefused() {
    assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON, BERLIN))
        .hasMessage("quiet hours must not begin and end at the same time");
  }
}
