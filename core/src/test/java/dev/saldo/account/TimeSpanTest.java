package dev.saldo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

  /** The last day of a month, and an hour that Berlin's clocks show twice on 25 October. */
  private static final ZonedDateTime HERE =
      ZonedDateTime.parse("2026-10-31T02:30+01:00[Europe/Berlin]");

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "15s, PT15S",
    "30min, PT30M",
    "4h, PT4H",
    "90d, PT2160H",
    "2w, PT336H",
    "0s, PT0S",
    "999999999d, PT23999999976H"
  })
  void hasAFixedLengthUpToWeeks(String text, Duration duration) {
    assertThat(TimeSpan.find(text).orElseThrow().toDuration()).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({"1mo, 30d", "6mo, 180d", "2y, 730d", "999999999y, 364999999635d"})
  void monthsAndYearsHaveNoFixedLength(String text, String days) {
    TimeSpan span = TimeSpan.find(text).orElseThrow();
    assertThatIllegalArgumentException()
        .isThrownBy(span::toDuration)
        .withMessage("has no fixed length; write days, such as " + days);
  }

  @ParameterizedTest
  @CsvSource({
    "30min, 2026-10-31T02:00+01:00[Europe/Berlin]",
    "168h,  2026-10-24T03:30+02:00[Europe/Berlin]",
    "7d,    2026-10-24T02:30+02:00[Europe/Berlin]",
    "1w,    2026-10-24T02:30+02:00[Europe/Berlin]",
    "1mo,   2026-09-30T02:30+02:00[Europe/Berlin]",
    "8mo,   2026-02-28T02:30+01:00[Europe/Berlin]",
    "1y,    2025-10-31T02:30+01:00[Europe/Berlin]"
  })
  void shiftsADateByTheCalendar(String text, ZonedDateTime then) {
    assertThat(TimeSpan.find(text).orElseThrow().before(HERE)).isEqualTo(then);
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999y", "1002026y", "99999999w"})
  void refusesADateThatDoesNotExist(String text) {
    TimeSpan span = TimeSpan.find(text).orElseThrow();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> span.before(HERE))
        .withMessage("is too long ago");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "7", "d", "-7d", "7D", "7x", "7mon", "7 days", "1h30min", "1.5h", "١d"})
  void findsNothingInAnythingElse(String text) {
    assertThat(TimeSpan.find(text)).isEmpty();
    assertThat(TimeSpan.findInSetting(text)).isEmpty();
  }

  @Test
  void mIsMinutesInASettingAndAmbiguousElsewhere() {
    assertThat(TimeSpan.findInSetting("15m")).isEqualTo(TimeSpan.findInSetting("15min"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSpan.find("15m"))
        .withMessage("is ambiguous; write min for minutes or mo for months");
  }
}
