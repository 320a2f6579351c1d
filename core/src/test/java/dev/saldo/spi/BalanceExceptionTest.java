package dev.saldo.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BalanceExceptionTest {

  @Test
  void returnsTheRequestedWaitOnlyIfThereIsOne() {
    Duration hour = Duration.ofHours(1);
    assertThat(new BalanceException(FailureReason.RATE_LIMITED, "later", hour).retryAfter())
        .contains(hour);
    assertThat(new BalanceException(FailureReason.RATE_LIMITED, "later").retryAfter()).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // a provider may be compiled without null checks
  void needsAReasonAndAMessage() {
    assertThatNullPointerException().isThrownBy(() -> new BalanceException(null, "message"));
    assertThatNullPointerException()
        .isThrownBy(() -> new BalanceException(FailureReason.REJECTED, null));
  }
}
