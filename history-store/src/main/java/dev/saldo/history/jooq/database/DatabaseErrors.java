package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.io.EOFException;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Translates exceptions of the database into one line that says what is wrong and what to do. */
public final class DatabaseErrors {

  /** The SQL state of a statement that the user has no right to run. */
  static final String INSUFFICIENT_PRIVILEGE = "42501";

  /** The SQL state of a write to a read-only database. */
  private static final String READ_ONLY = "25006";

  private static final String DUPLICATE_KEY = "23505";

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** The server ended a transaction because its process was frozen, and rolled it back. */
  private static final String IDLE_FOR_TOO_LONG = "25P03";

  private static final String NOTHING_SAVED = "nothing was saved";

  private static final String DISK =
      "check that its disk is mounted, writable and not full, then try again";

  private DatabaseErrors() {}

  /**
   * Returns the exception to throw instead of one of JDBC or jOOQ; a {@link HistoryException} is
   * returned unchanged.
   */
  public static HistoryException translate(Exception error) {
    if (error instanceof HistoryException translated) {
      return translated;
    }
    SQLException cause = findSqlException(error);
    return cause == null
        ? new HistoryException("the history's database failed: " + firstLine(error), error)
        : explain(cause);
  }

  /**
   * Returns the exception to throw instead of one that was caught while the history was read. The
   * statements never vary, so an error that only the stored data can cause, or a value that Saldo
   * never writes, is reported as damage.
   */
  public static HistoryException translateRead(Exception error) {
    if (error instanceof HistoryException translated) {
      return translated;
    }
    SQLException cause = findSqlException(error);
    if (cause == null || DamagedHistory.isUnreadable(cause)) {
      return DamagedHistory.refusal(error);
    }
    return explain(cause);
  }

  /** Returns the exception of JDBC that one is or wraps; null if there is none. */
  static @Nullable SQLException findSqlException(Exception error) {
    return switch (error) {
      case SQLException cause -> stated(cause);
      case DataAccessException wrapped -> stated(wrapped.getCause(SQLException.class));
      default -> null;
    };
  }

  /** Returns the exception that jOOQ wraps where it reads a value; null if that is not of JDBC. */
  private static @Nullable SQLException stated(@Nullable SQLException error) {
    if (error == null
        || error.getCause() == null
        || !String.valueOf(error.getMessage()).startsWith("Error while reading field")) {
      return error;
    }
    return error.getCause() instanceof SQLException wrapped ? stated(wrapped) : null;
  }

  private static HistoryException explain(SQLException error) {
    if (disk(error).isPresent() && error.getErrorCode() != 0) {
      return new HistoryException(
          "the history's disk failed (%s); %s".formatted(message(error), DISK), error);
    }
    if (DamagedHistory.isDamage(error)) {
      return DamagedHistory.refusal(error);
    }
    SQLException cause = cause(error);
    String advice = cause.getErrorCode() == 0 ? adviseBySqlState(cause) : adviseByH2Code(cause);
    return new HistoryException(
        "the history's database failed (%s); %s".formatted(firstLine(cause), advice), error);
  }

  /**
   * Returns the cause of a pool's timeout, or of a batch error, whose own message repeats values.
   */
  private static SQLException cause(SQLException error) {
    if (error instanceof SQLTransientConnectionException
        && error.getCause() instanceof SQLException reason) {
      return reason;
    }
    return error instanceof BatchUpdateException && error.getNextException() != null
        ? error.getNextException()
        : error;
  }

  /**
   * Returns the I/O error that H2 wraps in exceptions of its own; empty if there is none. A file
   * that ends too early is damage.
   */
  static Optional<IOException> disk(Throwable error) {
    Optional<IOException> found = Optional.empty();
    for (Throwable at = error; at != null; at = at.getCause()) {
      boolean isOfDisk = at instanceof IOException && !(at instanceof EOFException);
      found = isOfDisk ? Optional.of((IOException) at) : found;
    }
    return found;
  }

  private static String adviseByH2Code(SQLException error) {
    return switch (error.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 -> "another process has it open: try again later";
      case ErrorCode.WRONG_USER_OR_PASSWORD -> "check the history's user and password";
      case ErrorCode.ADMIN_RIGHTS_REQUIRED, ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1 ->
          "allow the history's user to create schemas, or create its schema for that user";
      case ErrorCode.LOCK_TIMEOUT_1 -> "another writer is using it: try again later";
      case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2, ErrorCode.DATABASE_IS_CLOSED -> DISK;
      default -> NOTHING_SAVED;
    };
  }

  /**
   * Returns advice by SQL state class: the SQL standard, and PostgreSQL's appendix on error codes.
   */
  private static String adviseBySqlState(SQLException error) {
    String state = state(error);
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08" -> "check that its server is running and reachable";
      case "28" -> "check the history's user and password";
      case "3D" -> "create that database first, or correct history.url";
      case "42" -> state.equals(INSUFFICIENT_PRIVILEGE) ? adviseOnRights(error) : NOTHING_SAVED;
      case "25" ->
          state.equals(READ_ONLY)
              ? "this server or user is read-only: use the primary server, or a user with write access"
              : NOTHING_SAVED;
      case "40" -> "another writer is using it: try again later";
      case "55" ->
          "another writer has kept the history busy for %d s: try again later"
              .formatted(PostgresConnectionSettings.LOCK_PATIENCE.toSeconds());
      case "53" -> "its server is out of space, memory or connections: free some, then try again";
      case "57" ->
          state.equals("57014")
              ? "the server cancelled it, as it does after %d s: select less, or set socketTimeout in history.url"
                  .formatted(PostgresConnectionSettings.STATEMENT_PATIENCE.toSeconds())
              : "its server is shutting down: try again later";
      default -> NOTHING_SAVED;
    };
  }

  private static String adviseOnRights(SQLException error) {
    return firstLine(error).contains(" database ")
        ? "allow the history's user to create schemas in the database"
        : "grant the history's user the rights to schema saldo and its tables";
  }

  /** Returns whether the connection was lost, so that the server's last step is unknown. */
  static boolean isLost(SQLException error) {
    String state = state(error);
    return state.startsWith("08") || state.startsWith("57P");
  }

  /** Returns whether another writer kept the history busy for too long. */
  static boolean isBusy(SQLException error) {
    return state(error).equals(LOCK_NOT_AVAILABLE);
  }

  private static String state(SQLException error) {
    return Objects.requireNonNullElse(error.getSQLState(), "");
  }

  /** Returns whether the same transaction may succeed when it is tried again. */
  static boolean isTransient(DataAccessException error) {
    SQLException cause = error.getCause(SQLException.class);
    return cause != null
        && (cause.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1
            || state(cause).startsWith("40")
            || state(cause).equals(IDLE_FOR_TOO_LONG));
  }

  /** Returns whether another transaction inserted the same row first. */
  static boolean isDuplicateKey(DataAccessException error) {
    SQLException cause = error.getCause(SQLException.class);
    return cause != null && state(cause).equals(DUPLICATE_KEY);
  }

  /** Returns the message of the I/O error if there is one, of the exception itself otherwise. */
  static String message(Throwable error) {
    Optional<IOException> disk = disk(error);
    return firstLine(disk.isPresent() ? disk.get() : error);
  }

  /** Returns the message without the statement, which may be long and hold values. */
  static String firstLine(Throwable error) {
    @Nullable String message = error.getMessage();
    if (message == null) {
      return error.getClass().getSimpleName();
    }
    String line = message.lines().findFirst().orElse("").strip();
    int statement = line.indexOf("; SQL statement:");
    return statement < 0 ? line : line.substring(0, statement);
  }
}
