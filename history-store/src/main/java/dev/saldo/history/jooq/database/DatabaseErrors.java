package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Turns what the database throws into one line for people. */
public final class DatabaseErrors {

  /** The state of a statement that the user may not run. */
  static final String NO_RIGHT = "42501";

  private static final String UNKEPT = "nothing of the request was kept";

  private static final String DISK =
      "check that its disk is there, writable and not full, then try again";

  private DatabaseErrors() {}

  /** Returns what is thrown instead of what JDBC or jOOQ threw; what is told already stays. */
  public static HistoryException translate(Exception fault) {
    if (fault instanceof HistoryException told) {
      return told;
    }
    SQLException cause = ofDatabase(fault);
    return cause == null
        ? new HistoryException("the history's database failed: " + firstLine(fault), fault)
        : explained(cause);
  }

  private static @Nullable SQLException ofDatabase(Exception fault) {
    return switch (fault) {
      case SQLException cause -> cause;
      case DataAccessException wrapped -> wrapped.getCause(SQLException.class);
      default -> null;
    };
  }

  private static HistoryException explained(SQLException fault) {
    if (disk(fault).isPresent() && fault.getErrorCode() != 0) {
      return new HistoryException(
          "the history's disk failed (%s); %s".formatted(told(fault), DISK), fault);
    }
    SQLException cause = cause(fault);
    String advice = cause.getErrorCode() == 0 ? ofState(cause) : ofH2(cause);
    return new HistoryException(
        "the history's database failed (%s); %s".formatted(firstLine(cause), advice), fault);
  }

  /**
   * Returns what lies behind a connection that a pool could not make in time, or behind a batch,
   * whose own message repeats values.
   */
  private static SQLException cause(SQLException fault) {
    if (fault instanceof SQLTransientConnectionException
        && fault.getCause() instanceof SQLException reason) {
      return reason;
    }
    return fault instanceof BatchUpdateException && fault.getNextException() != null
        ? fault.getNextException()
        : fault;
  }

  /** Returns what a disk said, which H2 wraps in its own words; empty if it was not the disk. */
  static Optional<IOException> disk(Throwable fault) {
    Optional<IOException> found = Optional.empty();
    for (Throwable at = fault; at != null; at = at.getCause()) {
      found = at instanceof IOException deeper ? Optional.of(deeper) : found;
    }
    return found;
  }

  private static String ofH2(SQLException fault) {
    return switch (fault.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          "another process has it open: stop that process, or use another history";
      case ErrorCode.WRONG_USER_OR_PASSWORD -> "check the history's user and password";
      case ErrorCode.LOCK_TIMEOUT_1 -> "another writer keeps it busy: try again later";
      case ErrorCode.FILE_CORRUPTED_1 -> "the file is damaged: restore it from a backup";
      case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2, ErrorCode.DATABASE_IS_CLOSED -> DISK;
      default -> UNKEPT;
    };
  }

  /** Advises by the classes of the SQL standard and of PostgreSQL's appendix on error codes. */
  private static String ofState(SQLException fault) {
    String state = Objects.requireNonNullElse(fault.getSQLState(), "");
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08" -> "check that its server runs and can be reached";
      case "28" -> "check the history's user and password";
      case "3D" -> "create that database first, or correct history.url";
      case "42" ->
          state.equals(NO_RIGHT)
              ? "give the history's user the right to create schemas in the database"
              : UNKEPT;
      case "40", "55" -> "another writer keeps it busy: try again later";
      case "53" -> "its server is out of space, memory or connections: make room, then start again";
      case "57" -> "its server is stopping or was told to stop this: try again later";
      default -> UNKEPT;
    };
  }

  /** Returns whether the same transaction may succeed when it is tried again. */
  static boolean isPassing(DataAccessException fault) {
    SQLException cause = fault.getCause(SQLException.class);
    return cause != null
        && (cause.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1
            || Objects.requireNonNullElse(cause.getSQLState(), "").startsWith("40"));
  }

  /** Returns what the disk says, or else what the fault itself says. */
  static String told(Throwable fault) {
    Optional<IOException> disk = disk(fault);
    return firstLine(disk.isPresent() ? disk.get() : fault);
  }

  /** Returns what a fault says without the statement, which may be long and hold values. */
  static String firstLine(Throwable fault) {
    @Nullable String message = fault.getMessage();
    if (message == null) {
      return fault.getClass().getSimpleName();
    }
    String line = message.lines().findFirst().orElse("").strip();
    int statement = line.indexOf("; SQL statement:");
    return statement < 0 ? line : line.substring(0, statement);
  }
}
