package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Explains why no connection to a server of PostgreSQL could be made.
 *
 * @param place server and database
 * @param user the database's user
 */
record PostgresConnectionErrors(HistoryUrl.OnServer place, String user) {

  HistoryException explain(SQLException fault) {
    return new HistoryException(
        "the history's server %s %s".formatted(place.hosts(), reason(fault)), fault);
  }

  /** Explains why an established connection was lost. */
  HistoryException explainLoss(SQLException fault) {
    return new HistoryException(
        "the connection to the history's server %s was lost (%s): nothing was saved; check that its server is running and reachable"
            .formatted(place.hosts(), deepest(fault)),
        fault);
  }

  private String reason(SQLException fault) {
    String state = Objects.requireNonNullElse(fault.getSQLState(), "");
    return switch (state) {
      case "3D000" ->
          "has no database '%s': create that database first, or correct history.url"
              .formatted(place.database());
      case DatabaseErrors.INSUFFICIENT_PRIVILEGE ->
          "does not allow user '%s' to connect to database '%s': grant the right to connect"
              .formatted(user, place.database());
      case "53300" -> "has no connections left: try again later, or raise its max_connections";
      case "42704" ->
          "is too old (%s): use PostgreSQL %d or newer"
              .formatted(
                  DatabaseErrors.firstLine(fault), PostgresConnectionSettings.OLDEST_VERSION);
      case "57P03" -> "is starting or stopping: try again later";
      default ->
          state.startsWith("28")
              ? "refuses user '%s' (%s): check the history's user and password"
                  .formatted(user, DatabaseErrors.firstLine(fault))
              : network(fault);
    };
  }

  private String network(SQLException fault) {
    String words = DatabaseErrors.firstLine(fault);
    if (has(fault, UnknownHostException.class)) {
      return "has an unknown host name: correct history.url";
    }
    if (has(fault, SSLException.class)
        || has(fault, GeneralSecurityException.class)
        || (words.contains("SSL") && !isUnknownProtocol(fault))) {
      return "cannot be reached over TLS (%s): check sslmode and sslrootcert in history.url"
          .formatted(deepest(fault));
    }
    if (has(fault, SocketTimeoutException.class)
        || words.toLowerCase(Locale.ROOT).contains("timed out")) {
      return "does not answer: check that PostgreSQL runs there and that no firewall is in between";
    }
    if (has(fault, ConnectException.class)) {
      return "refuses connections: check that its server is running and history.url has its port";
    }
    if (has(fault, NoRouteToHostException.class)) {
      return "cannot be reached (%s): check the network".formatted(deepest(fault));
    }
    if (isUnknownProtocol(fault)
        || has(fault, EOFException.class)
        || has(fault, SocketException.class)) {
      return "does not answer like PostgreSQL (%s): check host and port in history.url"
          .formatted(deepest(fault));
    }
    return "cannot be used (%s): check that its server is running and can be reached"
        .formatted(words);
  }

  private static boolean isUnknownProtocol(SQLException fault) {
    return "08P01".equals(fault.getSQLState());
  }

  private static boolean has(Throwable fault, Class<? extends Throwable> kind) {
    return causes(fault).anyMatch(kind::isInstance);
  }

  private static String deepest(Throwable fault) {
    return DatabaseErrors.firstLine(causes(fault).reduce(fault, (before, cause) -> cause));
  }

  private static Stream<Throwable> causes(Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).limit(20);
  }
}
