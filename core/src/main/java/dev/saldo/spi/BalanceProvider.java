package dev.saldo.spi;

/**
 * Opens accounts of one vendor. Found by {@link java.util.ServiceLoader}: a jar names its
 * implementation in {@code META-INF/services/dev.saldo.spi.BalanceProvider} and gives it a public
 * constructor without parameters. One instance serves every account of the vendor, from several
 * threads.
 *
 * @param <C> the settings of one account; the record is the schema
 */
public interface BalanceProvider<C extends Record> {

  /**
   * Returns the name by which a configuration asks for this provider, such as {@code smsonlinegh}:
   * lower-case letters, digits and hyphens, beginning with a letter. It never changes between
   * calls.
   */
  String name();

  /**
   * Returns the record that holds the settings of one account. Each component is one setting, named
   * in kebab case ({@code apiKey} is {@code api-key}); see {@link Setting}.
   */
  Class<C> configType();

  /**
   * Opens an account. Does not touch the network.
   *
   * @param config the bound settings; secrets in it are read when they are used, not here
   * @param context the clock and the time allowed for one reading
   * @throws IllegalArgumentException if the settings contradict each other; the message names the
   *     setting, the value and what is expected, and holds no secret
   */
  BalanceSource open(C config, ProviderContext context);
}
