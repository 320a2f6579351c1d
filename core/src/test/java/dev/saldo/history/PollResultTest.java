package dev.saldo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.saldo.account.Account;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollResultTest {

  private static final Account ACCOUNT = Account.of("otp-ghana", "smsonlinegh");
  private static final Instant NOW = Instant.parse("2026-11-21T20:15:00.123456Z");

  @Test
  void refusesASampledResultWithoutBalances() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sampled(ACCOUNT, NOW, Duration.ZERO, List.of()));
  }

  @Test
  void balancesCannotBeChangedFromOutside() {
    BalanceUnit unit = BalanceUnit.of(BalanceUnit.Kind.CREDITS, "credit");
    List<Balance> lent =
        new ArrayList<>(List.of(Balance.of("main", Amount.of(new BigDecimal("350")), unit)));
    Sampled sampled = new Sampled(ACCOUNT, NOW, Duration.ZERO, lent);
    lent.clear();
    assertThat(sampled.balances()).hasSize(1).isUnmodifiable();
  }
}
