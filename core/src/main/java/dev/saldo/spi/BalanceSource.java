package dev.saldo.spi;

import java.util.List;

/**
 * One opened account. It may keep state between readings, such as a token that expires. Readings of
 * one source never overlap; they may come from different threads.
 */
@FunctionalInterface
public interface BalanceSource extends AutoCloseable {

  /**
   * Reads the account now.
   *
   * <p>The calling thread is interrupted when the time allowed by {@link ProviderContext#timeout()}
   * is over; what is returned after that is thrown away.
   *
   * @return one balance per bucket, never empty, no bucket twice
   * @throws BalanceException if the vendor could not be reached, refused, or sent something that is
   *     not a balance
   */
  List<Balance> fetch();

  /** Releases what the source holds. Called once, after the last reading. */
  @Override
  default void close() {}
}
