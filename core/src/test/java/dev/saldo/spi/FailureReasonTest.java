package dev.saldo.spi;

import static dev.saldo.spi.FailureReason.RATE_LIMITED;
import static dev.saldo.spi.FailureReason.TIMEOUT;
import static dev.saldo.spi.FailureReason.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FailureReasonTest {

  @Test
  void onlyReasonsThatMayPassAreTransient() {
    assertThat(Arrays.stream(FailureReason.values()).filter(FailureReason::isTransient))
        .containsExactlyInAnyOrder(RATE_LIMITED, UNAVAILABLE, TIMEOUT);
  }

  @Test
  void keepsTheNamesThatScriptsRelyOn() {
    assertThat(FailureReason.values())
        .extracting(FailureReason::name)
        .containsExactlyInAnyOrder(
            "UNAUTHORIZED",
            "RATE_LIMITED",
            "UNAVAILABLE",
            "REJECTED",
            "UNEXPECTED_RESPONSE",
            "TIMEOUT",
            "CONFIGURATION",
            "PROVIDER_FAULT");
  }
}
