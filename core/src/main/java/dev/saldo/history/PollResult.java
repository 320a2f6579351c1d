package dev.saldo.history;

import dev.saldo.account.Account;
import dev.saldo.spi.Balance;
import dev.saldo.spi.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of one reading of one account. */
public sealed interface PollResult {

  /** Returns the account that was read. */
  Account account();

  /** Returns the time of the result by the host's clock, UTC, to the millisecond. */
  Instant observedAt();

  /** Returns the duration of the reading. */
  Duration duration();

  /**
   * A successful reading.
   *
   * @param balances the balances, one per bucket, never empty
   */
  record Sampled(Account account, Instant observedAt, Duration duration, List<Balance> balances)
      implements PollResult {

    public Sampled {
      balances = List.copyOf(balances);
      if (balances.isEmpty()) {
        throw new IllegalArgumentException("a sampled result must have at least one balance");
      }
    }
  }

  /**
   * A failed reading.
   *
   * @param reason the reason of the failure
   * @param message the message for the user, one line without secrets
   * @param retryAfter the wait that the vendor requests; null if it requests none
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
