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
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says in one line why there is no answer. The JDK's own text may hold what the vendor sent. */
final class ConnectionFailureMessage {

  private ConnectionFailureMessage() {}

  static BalanceException describe(Throwable failure, String origin) {
    List<Throwable> causes =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20).toList();
    for (Throwable cause : causes) {
      switch (cause) {
        case BalanceException known -> {
          return known;
        }
        case SSLException tls -> {
          return unavailable(
              "TLS with %s failed: its certificate is not trusted, or no version is shared",
              origin);
        }
        case HttpConnectTimeoutException slow -> {
          return unavailable("%s accepted no connection in time", origin);
        }
        case UnresolvedAddressException unknown -> {
          return unavailable("%s cannot be found: no address for this name", origin);
        }
        case ProtocolException notHttp -> {
          return new BalanceException(UNEXPECTED_RESPONSE, origin + " does not answer in HTTP");
        }
        default -> {}
      }
    }
    if (causes.stream().anyMatch(ConnectException.class::isInstance)) {
      return unavailable("%s accepts no connection", origin);
    }
    return causes.stream().anyMatch(IOException.class::isInstance)
        ? unavailable("%s ended the connection before its answer was complete", origin)
        : new BalanceException(
            PROVIDER_FAULT,
            "the HTTP client failed: " + causes.get(causes.size() - 1).getClass().getSimpleName());
  }

  private static BalanceException unavailable(String what, String origin) {
    return new BalanceException(UNAVAILABLE, what.formatted(origin));
  }
}
