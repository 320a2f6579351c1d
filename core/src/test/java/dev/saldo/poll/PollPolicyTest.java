package dev.saldo.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollPolicyTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void refusesZeroReadingsAndAnInvertedPause() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PollPolicy(0, SECOND, SECOND));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PollPolicy(1, SECOND.negated(), SECOND));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PollPolicy(1, SECOND, SECOND.minusNanos(1)));
  }

  @Test
  void anExactPauseIsAllowed() {
    assertThat(new PollPolicy(1, SECOND, SECOND).longestPause()).isEqualTo(SECOND);
  }
}
