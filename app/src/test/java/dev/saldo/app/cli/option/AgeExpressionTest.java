package dev.saldo.app.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgeExpressionTest {

  private static final Instant NOW = Instant.parse("2026-10-31T12:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "1d, 2026-10-29T23:00:00Z",
    "2w, 2026-10-16T22:00:00Z",
    "8mo, 2026-02-27T23:00:00Z",
    "2y, 2024-10-30T23:00:00Z"
  })
  void isTheMidnightAtThatAge(String text, Instant midnight) {
    assertThat(AgeExpression.parse("--keep-all", text, NOW, BERLIN)).isEqualTo(midnight);
  }

  @Test
  void hasALimit() {
    assertThatExceptionOfType(CommandUsageException.class)
        .isThrownBy(() -> AgeExpression.parse("--keep-all", "999999999y", NOW, BERLIN))
        .withMessage("--keep-all '999999999y' is too long ago");
  }
}
