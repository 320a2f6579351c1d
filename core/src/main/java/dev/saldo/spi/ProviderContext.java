package dev.saldo.spi;

import java.net.ProxySelector;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The environment in which a provider runs. Saldo implements it and providers only call it; new
 * methods get a default implementation, so that existing jars keep working.
 */
public interface ProviderContext {

  /** Returns the clock to use instead of the system clock, in UTC. */
  Clock clock();

  /** Returns the time that one complete {@link BalanceSource#fetch()} may take, always positive. */
  Duration timeout();

  /**
   * Returns the proxy selector for the provider's HTTP client; the one of Java's system properties
   * if the host configures no proxy.
   */
  default ProxySelector proxySelector() {
    ProxySelector ofJava = ProxySelector.getDefault();
    return ofJava == null ? ProxySelector.of(null) : ofJava;
  }

  /**
   * Returns the value of the header {@code Proxy-Authorization} for requests to a URL; empty if its
   * proxy needs none. It is for the proxy alone: a client must not send it to the vendor.
   */
  default Optional<Secret> proxyAuthorization(URI url) {
    return Optional.empty();
  }

  /**
   * Returns the TLS context for the provider's HTTP client, with the trusted authorities and the
   * client certificate; Java's default if the host configures none.
   */
  default SSLContext sslContext() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /** Tells the host of an exchange with the vendor, complete or not; a host may ignore it. */
  default void observe(VendorHttpExchange exchange) {}

  /** Returns a context with the given values, for a host or a test. */
  static ProviderContext of(Clock clock, Duration timeout) {
    record Fixed(Clock clock, Duration timeout) implements ProviderContext {}
    return new Fixed(clock, timeout);
  }
}
