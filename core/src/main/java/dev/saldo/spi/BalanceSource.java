package dev.saldo.spi;

import java.util.List;

/**
 * An open account. It may keep state between readings, such as a token that expires. Readings of
 * one source never overlap, but may run on different threads.
 */
@FunctionalInterface
public interface BalanceSource extends AutoCloseable {

  /**
   * Reads the current balances of the account.
   *
   * <p>The calling thread is interrupted when {@link ProviderContext#timeout()} elapses; a result
   * returned after that is discarded.
   *
   * @return one balance per bucket; never empty, without duplicate buckets
   * @throws BalanceException if the vendor could not be reached, refused the request, or sent
   *     something that is not a balance
   */
  List<Balance> fetch();

  /** Releases the resources of the source. Called once, after the last reading. */
  @Override
  default void close() {}
}
