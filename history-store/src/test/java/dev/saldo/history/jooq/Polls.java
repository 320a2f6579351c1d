package dev.saldo.history.jooq;

import dev.saldo.account.Account;
import dev.saldo.history.PollResult;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Poll results for tests. */
public final class Polls {

  public static final Account ACCOUNT = account("otp-ghana");
  public static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

  private Polls() {}

  /** Returns an account that is polled every 15 minutes. */
  public static Account account(String name) {
    return new Account(name, "smsonlinegh", Duration.ofMinutes(15), Duration.ofSeconds(15));
  }

  /** Returns a successful poll of an account. */
  public static PollResult sampled(Account account, Instant at, long amount) {
    Balance balance =
        Balance.of(Balance.MAIN, Amount.of(BigDecimal.valueOf(amount)), BalanceUnit.money("GHS"));
    return new PollResult.Sampled(account, at, Duration.ofMillis(41), List.of(balance));
  }

  /** Returns a successful poll of {@link #ACCOUNT}, some minutes after {@link #START}. */
  public static PollResult sampled(int minutes, long amount) {
    return sampled(ACCOUNT, START.plus(Duration.ofMinutes(minutes)), amount);
  }
}
