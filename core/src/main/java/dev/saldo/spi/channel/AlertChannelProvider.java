package dev.saldo.spi.channel;

import dev.saldo.spi.ProviderContext;

/**
 * The factory of the channels of one type, found by {@link java.util.ServiceLoader}. A jar names
 * its implementation in {@code META-INF/services/dev.saldo.spi.channel.AlertChannelProvider}; the
 * class has a public constructor without parameters. One instance serves every channel of the type
 * and must be thread-safe.
 *
 * @param <C> the settings of one channel; the record is the schema, as for a {@link
 *     dev.saldo.spi.BalanceProvider}
 */
public interface AlertChannelProvider<C extends Record> {

  /**
   * Returns the type of its channels in a configuration, such as {@code ntfy}: lower-case letters,
   * digits and hyphens, starting with a letter. Every call returns the same name.
   */
  String name();

  /** Returns the record type of the settings of one channel; see {@link dev.saldo.spi.Setting}. */
  Class<C> configType();

  /**
   * Opens a channel without using the network.
   *
   * @param config the settings; read secrets when they are used, not here
   * @param context the clock, the time limit of one delivery, the proxy and the TLS settings
   * @throws IllegalArgumentException if the settings contradict each other; the message names the
   *     setting, the value and the expected value, and contains no secret
   */
  AlertChannel open(C config, ProviderContext context);
}
