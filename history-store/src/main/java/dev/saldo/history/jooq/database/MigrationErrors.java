package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;

/** The failures of a migration that its scripts do not cause, with advice. */
final class MigrationErrors {

  private MigrationErrors() {}

  /** Returns the exception that explains a known cause of an error; empty if there is none. */
  static Optional<HistoryException> findKnown(RuntimeException error) {
    if (DatabaseErrors.firstLine(error).startsWith("Unsupported Database")) {
      return Optional.of(
          new HistoryException(
              "the history's tables could not be created (%s): add org.flywaydb:flyway-database-postgresql to the class path, in the version of flyway-core"
                  .formatted(DatabaseErrors.firstLine(error)),
              error));
    }
    return Stream.iterate((Throwable) error, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> cause instanceof SQLException found ? Stream.of(found) : Stream.empty())
        .flatMap(cause -> explain(cause).stream())
        .findFirst();
  }

  private static Optional<HistoryException> explain(SQLException cause) {
    if (cause instanceof SQLTransientConnectionException) {
      return Optional.of(
          new HistoryException(
              "the data source returned no connection (%s): creating or migrating the history's tables needs two at once"
                  .formatted(DatabaseErrors.firstLine(cause)),
              cause));
    }
    return cause.getErrorCode() == ErrorCode.ADMIN_RIGHTS_REQUIRED
            || DatabaseErrors.INSUFFICIENT_PRIVILEGE.equals(cause.getSQLState())
        ? Optional.of(DatabaseErrors.translate(cause))
        : Optional.empty();
  }
}
