package dev.saldo.poll;

import static dev.saldo.poll.PollFixture.NOW;
import static dev.saldo.poll.PollFixture.balances;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.saldo.account.Account;
import dev.saldo.poll.PollResult.Sampled;
import dev.saldo.spi.Balance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollResultTest {

  private static final Account ACCOUNT = Account.of("otp-ghana", "smsonlinegh");

  @Test
  void aSampleWithoutBalancesIsNoSample() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sampled(ACCOUNT, NOW, Duration.ZERO, List.of()));
  }

  @Test
  void balancesCannotBeChangedFromOutside() {
    List<Balance> lent = new ArrayList<>(balances("main"));
    Sampled sampled = new Sampled(ACCOUNT, NOW, Duration.ZERO, lent);
    lent.clear();
    assertThat(sampled.balances()).hasSize(1).isUnmodifiable();
  }
}
