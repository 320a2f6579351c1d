package dev.saldo.feign;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The route of a request: directly to the vendor, or through a proxy.
 *
 * @param origin scheme, host and port of the vendor
 * @param proxy host and port of the proxy
 * @param authorization the login for the proxy
 */
record VendorRoute(String origin, Optional<String> proxy, Optional<Secret> authorization) {

  private static final int PROXY_LOGIN_REQUIRED = 407;

  private static final String WITHHELD_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  static VendorRoute find(URI url, ProviderContext context) {
    Optional<String> proxy =
        context.proxySelector().select(url).stream()
            .filter(found -> found.type() != Proxy.Type.DIRECT)
            .findFirst()
            .map(Proxy::address)
            .filter(InetSocketAddress.class::isInstance)
            .map(InetSocketAddress.class::cast)
            .map(address -> address.getHostString() + ":" + address.getPort());
    return new VendorRoute(
        UrlOrigin.format(url), proxy, proxy.flatMap(found -> context.proxyAuthorization(url)));
  }

  static VendorRoute direct(String origin) {
    return new VendorRoute(origin, Optional.empty(), Optional.empty());
  }

  /** Returns the peer of the connection, for messages. */
  String target() {
    return proxy.map(found -> "the proxy " + found + " for " + origin).orElse(origin);
  }

  /** Rejects the answer of a proxy that requires a login. */
  void checkStatus(int status) {
    if (status == PROXY_LOGIN_REQUIRED && proxy.isPresent()) {
      throw loginRequired();
    }
  }

  /** Returns the failure of a proxy that refuses to connect. */
  BalanceException refusedBy(String refusingProxy, int status) {
    if (status == PROXY_LOGIN_REQUIRED) {
      return loginRequired();
    }
    return new BalanceException(
        FailureReason.UNAVAILABLE,
        "the proxy %s refuses to connect to %s (HTTP %d); check the proxy, or exclude the host with NO_PROXY"
            .formatted(refusingProxy, origin, status));
  }

  private BalanceException loginRequired() {
    String problem = "requires a user and a password; add them to its URL";
    if (authorization.isPresent()) {
      problem =
          origin.startsWith("https:") && isLoginWithheld()
              ? "receives no password, because Java sends none for https; start Java with -D%s="
                  .formatted(WITHHELD_SCHEMES)
              : "refuses the user and the password in its URL";
    }
    return new BalanceException(
        FailureReason.CONFIGURATION, "the proxy %s %s".formatted(proxy.orElse(""), problem));
  }

  /** Java withholds logins of this kind from tunnels unless its property is empty. */
  private static boolean isLoginWithheld() {
    return System.getProperty(WITHHELD_SCHEMES, "Basic").toLowerCase(Locale.ROOT).contains("basic");
  }
}
