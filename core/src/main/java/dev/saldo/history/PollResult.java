package dev.saldo.history;

import dev.saldo.account.Account;
import dev.saldo.spi.Balance;
import dev.saldo.spi.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading one account once. */
public sealed interface PollResult {

  /** Returns the account that was read. */
  Account account();

  /** Returns the instant of the outcome by the host's clock, UTC, to the millisecond. */
  Instant observedAt();

  /** Returns how long the reading took. */
  Duration duration();

  /**
   * The account was read.
   *
   * @param balances one per bucket, never empty
   */
  record Sampled(Account account, Instant observedAt, Duration duration, List<Balance> balances)
      implements PollResult {

    public Sampled {
      balances = List.copyOf(balances);
      if (balances.isEmpty()) {
        throw new IllegalArgumentException("a sampled result has at least one balance");
      }
    }
  }

  /**
   * The account could not be read.
   *
   * @param reason the class of the failure
   * @param message one line for people, without secrets
   * @param retryAfter how long the vendor asks to wait; null if it does not say
   */
  record Failed(
      Account account,
      Instant observedAt,
      Duration duration,
      FailureReason reason,
      String message,
      @Nullable Duration retryAfter)
      implements PollResult {}
}
