package dev.saldo.feign;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import feign.Request;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The deadline of a fetch that sends several requests. Each request gets the time that remains:
 *
 * <pre>{@code
 * FetchDeadline deadline = FetchDeadline.start(context);
 * Token token = api.token(form, deadline.remaining());
 * Answer answer = api.balance(token.value(), deadline.remaining());
 * }</pre>
 */
public final class FetchDeadline {

  private final Duration timeout;
  private final long startNanos = System.nanoTime();

  private FetchDeadline(Duration timeout) {
    this.timeout = timeout;
  }

  /** Starts the timeout of a fetch. */
  public static FetchDeadline start(ProviderContext context) {
    return new FetchDeadline(context.timeout());
  }

  /**
   * Returns the remaining time, as an argument for a method of a Feign interface.
   *
   * @throws BalanceException with {@code TIMEOUT} if no time remains
   */
  public Request.Options remaining() {
    long left = timeout.minusNanos(System.nanoTime() - startNanos).toMillis();
    if (left <= 0) {
      throw new BalanceException(
          FailureReason.TIMEOUT,
          "the fetch did not finish within %d ms".formatted(timeout.toMillis()));
    }
    return options(left);
  }

  /** Returns the entire timeout of a fetch. */
  static Request.Options fullTimeout(ProviderContext context) {
    return options(Math.max(1, context.timeout().toMillis()));
  }

  private static Request.Options options(long millis) {
    return new Request.Options(
        VendorClients.CONNECT_TIMEOUT.toMillis(),
        TimeUnit.MILLISECONDS,
        Math.min(millis, Integer.MAX_VALUE),
        TimeUnit.MILLISECONDS,
        false);
  }
}
