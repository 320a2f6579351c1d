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
 * What a child process read; one line of JSON.
 *
 * @param balances the balances; null if there are none
 * @param reason why there are none; null if there are
 * @param message what happened; null if there are balances
 * @param retryAfterMillis how long the vendor asks to wait; null if it does not
 */
record ChildProcessAnswer(
    @Nullable List<Balance> balances,
    @Nullable FailureReason reason,
    @Nullable String message,
    @Nullable Long retryAfterMillis) {

  /** Both processes run the same code, so both write and read the same. */
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

  /** Returns this answer without secrets in its message. */
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
   * @throws BalanceException if there are none
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
