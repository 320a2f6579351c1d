package dev.saldo.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The factory of the accounts of one vendor, found by {@link java.util.ServiceLoader}. A jar names
 * its implementation in {@code META-INF/services/dev.saldo.spi.BalanceProvider}; the class has a
 * public constructor without parameters. One instance serves every account of the vendor and must
 * be thread-safe.
 *
 * @param <C> the settings of one account; the record is the schema
 */
public interface BalanceProvider<C extends Record> {

  /**
   * The version of this package. It increases when jars built for an earlier version can no longer
   * run. A jar may state the version it needs as {@code Saldo-Spi} in its manifest. In any case,
   * the types and methods of this package that it uses are checked for existence before it runs.
   */
  int SPI_VERSION = 1;

  /**
   * Returns the name of this provider in a configuration, such as {@code smsonlinegh}: lower-case
   * letters, digits and hyphens, starting with a letter. Every call returns the same name.
   */
  String name();

  /**
   * Returns the record type of the settings of one account. Each component is a setting, whose name
   * in a configuration is in kebab case ({@code api-key} for {@code apiKey}); see {@link Setting}.
   */
  Class<C> configType();

  /**
   * Opens an account without using the network.
   *
   * @param config the settings; read secrets when they are used, not here
   * @param context the clock and the timeout of one reading
   * @throws IllegalArgumentException if the settings contradict each other; the message names the
   *     setting, the value and the expected value, and contains no secret
   */
  BalanceSource open(C config, ProviderContext context);

  /**
   * The hosts to which a provider connects, such as {@code api.acme.example}. They are read without
   * running the jar and shown to the user before the user trusts it. A host that comes from a
   * setting, such as {@code base-url}, need not be repeated.
   */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Hosts {

    /** Returns the hosts, without scheme and port. */
    String[] value();
  }
}
