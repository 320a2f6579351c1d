package dev.saldo.history.jooq;

import dev.saldo.history.HistoryException;
import java.sql.SQLException;
import java.util.Objects;
import org.h2.api.ErrorCode;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Turns what the database throws into one line for people. */
final class Faults {

  private Faults() {}

  static HistoryException of(DataAccessException fault) {
    SQLException cause = fault.getCause(SQLException.class);
    return cause == null
        ? new HistoryException("the history's database failed: " + firstLine(fault), fault)
        : of(cause);
  }

  static HistoryException of(SQLException fault) {
    String advice =
        switch (fault.getErrorCode()) {
          case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
              "another process has it open: stop that process, or use another history";
          case ErrorCode.WRONG_USER_OR_PASSWORD -> "check the history's user and password";
          case ErrorCode.LOCK_TIMEOUT_1 -> "another writer keeps it busy: try again later";
          case ErrorCode.FILE_CORRUPTED_1 -> "the file is damaged: restore it from a backup";
          case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2, ErrorCode.DATABASE_IS_CLOSED ->
              "check that its disk is there, writable and not full, then start again";
          default -> "nothing of the request was kept";
        };
    return new HistoryException(
        "the history's database failed (%s); %s".formatted(firstLine(fault), advice), fault);
  }

  /** Returns whether the same transaction may succeed when it is tried again. */
  static boolean isPassing(DataAccessException fault) {
    SQLException cause = fault.getCause(SQLException.class);
    return cause != null
        && (cause.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1
            || Objects.requireNonNullElse(cause.getSQLState(), "").startsWith("40"));
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
