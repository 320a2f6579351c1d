package dev.saldo.jars.process;

import dev.saldo.history.PollResult.Failed;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer of a child process, one line of JSON.
 *
 * @param balances the balances; null if the reading failed
 * @param reason the reason of the failure; null if there are balances
 * @param message the message of the failure; null if there are balances
 * @param retryAfterMillis the time that the vendor asks to wait; null if it does not ask
 */
record ChildProcessAnswer(
    @Nullable List<Balance> balances,
    @Nullable FailureReason reason,
    @Nullable String message,
    @Nullable Long retryAfterMillis) {

  /** The mapper for both directions; both processes run the same code. */
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  static ChildProcessAnswer of(List<Balance> balances) {
    return new ChildProcessAnswer(balances, null, null, null);
  }

  static ChildProcessAnswer of(Failed failed) {
    Duration wait = failed.retryAfter();
    return new ChildProcessAnswer(
        null, failed.reason(), failed.message(), wait == null ? null : wait.toMillis());
  }

  static ChildProcessAnswer of(FailureReason reason, String message) {
    return new ChildProcessAnswer(null, reason, message, null);
  }

  /** Returns this answer with secrets in its message replaced by {@code ***}. */
  ChildProcessAnswer hiding(Collection<String> secrets) {
    String shown = message;
    for (String secret : secrets) {
      shown = shown == null || secret.isEmpty() ? shown : shown.replace(secret, "***");
    }
    return new ChildProcessAnswer(balances, reason, shown, retryAfterMillis);
  }

  /**
   * Returns the balances.
   *
   * @throws BalanceException if the reading failed
   */
  List<Balance> orThrow() {
    if (balances != null) {
      return balances;
    }
    throw new BalanceException(
        reason == null ? FailureReason.PROVIDER_FAULT : reason,
        message == null ? "provider error: its process gave no reason" : message,
        retryAfterMillis == null ? null : Duration.ofMillis(retryAfterMillis));
  }
}
