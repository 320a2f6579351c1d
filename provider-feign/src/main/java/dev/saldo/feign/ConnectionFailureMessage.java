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

/** One line that explains why there is no answer. The JDK's own messages may quote the vendor. */
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
          return unavailable("TLS with %s failed: " + TlsFailureCause.describe(causes), origin);
        }
        case HttpConnectTimeoutException slow -> {
          return unavailable("%s did not accept a connection in time", origin);
        }
        case UnresolvedAddressException unknown -> {
          return unavailable("%s cannot be reached: its host name does not resolve", origin);
        }
        case ProtocolException notHttp -> {
          return new BalanceException(UNEXPECTED_RESPONSE, origin + " does not answer with HTTP");
        }
        default -> {}
      }
    }
    if (causes.stream().anyMatch(ConnectException.class::isInstance)) {
      return unavailable("cannot connect to %s", origin);
    }
    return causes.stream().anyMatch(IOException.class::isInstance)
        ? unavailable("%s closed the connection before its answer was complete", origin)
        : new BalanceException(
            PROVIDER_FAULT,
            "the HTTP client failed: " + causes.get(causes.size() - 1).getClass().getSimpleName());
  }

  private static BalanceException unavailable(String message, String origin) {
    return new BalanceException(UNAVAILABLE, message.formatted(origin));
  }
}
