package dev.saldo.feign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.FailureReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpStatusTest {

  @ParameterizedTest
  @CsvSource({
    "400, REJECTED",
    "401, UNAUTHORIZED",
    "403, UNAUTHORIZED",
    "404, REJECTED",
    "408, UNAVAILABLE",
    "422, REJECTED",
    "429, RATE_LIMITED",
    "500, UNAVAILABLE",
    "503, UNAVAILABLE",
    "599, UNAVAILABLE",
    "600, UNEXPECTED_RESPONSE",
    "199, UNEXPECTED_RESPONSE",
    "302, UNEXPECTED_RESPONSE",
  })
  void mapsAStatusToAReason(int status, FailureReason reason) {
    assertThat(HttpStatus.failureReason(status)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"200, true", "400, true", "404, true", "401, false", "429, false", "503, false"})
  void leavesTheReasonToTheBody(int status, boolean expected) {
    assertThat(HttpStatus.leavesReasonToBody(status)).isEqualTo(expected);
  }
}
