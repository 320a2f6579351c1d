package dev.saldo.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

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
   * The version of this package. It grows when jars that were built before can no longer run. A jar
   * may state the one it needs as {@code Saldo-Spi} in its manifest; whether it states it or not,
   * what it uses of this package is compared with what there is before it runs.
   */
  int SPI_VERSION = 1;

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

  /**
   * Names the hosts a provider talks to, such as {@code api.acme.example}. It is shown to people
   * before they let a jar run, and read without running it. A host that a setting names, such as a
   * {@code base-url}, need not be repeated here.
   */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Hosts {

    /** The hosts, without scheme and port. */
    String[] value();
  }
}
