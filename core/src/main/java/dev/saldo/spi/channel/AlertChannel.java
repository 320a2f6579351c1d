package dev.saldo.spi.channel;

import java.util.Set;

/** An open channel. Deliveries of one channel never overlap, but may run on different threads. */
@FunctionalInterface
public interface AlertChannel extends AutoCloseable {

  /**
   * Delivers a notice. Returning means that the receiver has accepted it. The same notice may be
   * delivered again after a failure or a crash; its {@link AlertNotice#id()} is then the same, so a
   * receiver can ignore the copy.
   *
   * <p>The delivery ends within {@link dev.saldo.spi.ProviderContext#timeout()}; soon after it the
   * calling thread is interrupted.
   *
   * @throws AlertDeliveryException if it was not accepted
   * @throws dev.saldo.spi.BalanceException passed on from a {@link dev.saldo.spi.Secret} that
   *     cannot be read now
   */
  void deliver(AlertNotice notice);

  /**
   * Returns the accounts over which this channel itself sends, such as the account of the SMS
   * credit that its messages use. Saldo warns if an alert about such an account has no other way.
   */
  default Set<String> accounts() {
    return Set.of();
  }

  /**
   * Returns whether people read this channel, so that several notices that are due within half a
   * minute may be delivered as one, which has no episode; false if a program reads it.
   */
  default boolean takesSummaries() {
    return false;
  }

  /** Releases the resources of the channel. Called once, after the last delivery. */
  @Override
  default void close() {}
}
