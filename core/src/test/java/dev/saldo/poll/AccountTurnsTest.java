package dev.saldo.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class AccountTurnsTest {

  private final AccountTurns turns = new AccountTurns();

  @Test
  void aTurnThatNobodyHoldsIsForgotten() throws Exception {
    turns.acquire("otp");
    FutureTask<Boolean> second =
        new FutureTask<>(
            () -> {
              turns.acquire("otp");
              turns.release("otp");
              return true;
            });
    Thread.ofVirtual().start(second);
    assertThat(turns.isEmpty()).isFalse();
    turns.release("otp");
    assertThat(second.get()).isTrue();
    assertThat(turns.isEmpty()).isTrue();
  }

  @Test
  void aWaitThatIsInterruptedIsForgotten() throws Exception {
    turns.acquire("otp");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> turns.acquire("otp")).isInstanceOf(InterruptedException.class);
    turns.release("otp");
    assertThat(turns.isEmpty()).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> turns.release("otp"));
  }
}
