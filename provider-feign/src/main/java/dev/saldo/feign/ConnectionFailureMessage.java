package dev.saldo.feign;

import static dev.saldo.spi.FailureReason.PROVIDER_FAULT;
import static dev.saldo.spi.FailureReason.UNAVAILABLE;
import static dev.saldo.spi.FailureReason.UNEXPECTED_RESPONSE;

import dev.saldo.spi.BalanceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** One line that explains why there is no answer. The JDK's own messages may quote the vendor. */
final class ConnectionFailureMessage {

  private static final Pattern TUNNEL_FAILED = Pattern.compile("Tunnel failed, got: (\\d{3}).*");

  private ConnectionFailureMessage() {}

  static BalanceException describe(Throwable failure, VendorRoute route) {
    String origin = route.origin();
    List<Throwable> causes =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20).toList();
    for (Throwable cause : causes) {
      switch (cause) {
        case BalanceException known -> {
          return known;
        }
        case SSLException tls -> {
          return unavailable("TLS with %s failed: " + TlsFailureCause.describe(causes), origin);
        }
        case HttpConnectTimeoutException slow -> {
          return unavailable(
              origin.startsWith("https:")
                  ? "%s did not accept a TLS connection in time; check the host and the port"
                  : "%s did not accept a connection in time",
              route.target());
        }
        case UnresolvedAddressException unknown -> {
          return unavailable(
              "%s cannot be reached: its host name does not resolve", route.target());
        }
        case ProtocolException notHttp -> {
          return new BalanceException(
              UNEXPECTED_RESPONSE, origin + " does not answer with HTTP" + hint(origin));
        }
        default -> {}
      }
    }
    Optional<BalanceException> refused = tunnel(causes, route);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (causes.stream().anyMatch(ConnectException.class::isInstance)) {
      return unavailable("cannot connect to %s", route.target());
    }
    return causes.stream().anyMatch(IOException.class::isInstance)
        ? unavailable(
            "%s closed the connection before its answer was complete" + hintOfClosing(origin),
            origin)
        : new BalanceException(
            PROVIDER_FAULT,
            "the HTTP client failed: " + causes.get(causes.size() - 1).getClass().getSimpleName());
  }

  /** The JDK reports a proxy's refusal to connect only in the text of its message. */
  private static Optional<BalanceException> tunnel(List<Throwable> causes, VendorRoute route) {
    return causes.stream()
        .filter(IOException.class::isInstance)
        .map(cause -> TUNNEL_FAILED.matcher(String.valueOf(cause.getMessage())))
        .filter(Matcher::matches)
        .findFirst()
        .flatMap(
            failed ->
                route
                    .proxy()
                    .map(proxy -> route.refusedBy(proxy, Integer.parseInt(failed.group(1)))));
  }

  private static String hint(String origin) {
    return origin.startsWith("http:") ? "; if its port expects TLS, use https" : "";
  }

  /**
   * Since TLS 1.3, a server refuses a missing client certificate only after the client has sent its
   * request, and the alert that says so can get lost when it closes the connection.
   */
  private static String hintOfClosing(String origin) {
    return origin.startsWith("http:")
        ? hint(origin)
        : "; if it requires a client certificate, set client-cert";
  }

  private static BalanceException unavailable(String message, String origin) {
    return new BalanceException(UNAVAILABLE, message.formatted(origin));
  }
}
