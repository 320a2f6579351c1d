package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.file.TableRowCount;
import java.io.EOFException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;

/** The error message for any damage to a history. */
public final class DamagedHistory {

  private static final String SENTENCE =
      "the history is damaged (%s): run 'saldo history verify' for details, and restore a backup with 'saldo restore FILE'";

  /** By name, because a host that uses only PostgreSQL does not have H2. */
  private static final String STORE_ERROR = "org.h2.mvstore.MVStoreException";

  private static final Pattern CLASS_NAME = Pattern.compile("(?:[\\w$]+\\.)+[\\w$]+(?:: )?");

  /** H2 errors that also occur with an intact database. */
  private static final Set<Integer> HARMLESS =
      Set.of(
          ErrorCode.DATABASE_ALREADY_OPEN_1,
          ErrorCode.WRONG_USER_OR_PASSWORD,
          ErrorCode.LOCK_TIMEOUT_1,
          ErrorCode.DEADLOCK_1,
          ErrorCode.CONCURRENT_UPDATE_1,
          ErrorCode.STATEMENT_WAS_CANCELED,
          ErrorCode.OBJECT_CLOSED,
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1,
          ErrorCode.ADMIN_RIGHTS_REQUIRED,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2);

  private DamagedHistory() {}

  /** Returns the refusal of damaged data. */
  public static HistoryException refusal(String detail) {
    return new HistoryException(SENTENCE.formatted(detail));
  }

  /** Refuses a file of H2 whose tables contradict their indexes. */
  static void requireAllRows(Connection connection) throws SQLException {
    Optional<String> contradiction = TableRowCount.findContradiction(connection);
    if (contradiction.isPresent()) {
      throw refusal(contradiction.get());
    }
  }

  /** Returns the refusal of a database that cannot read its own data. */
  static HistoryException refusal(Throwable error) {
    Throwable reason = error;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    String message = Objects.requireNonNullElse(reason.getMessage(), "");
    String line = message.lines().findFirst().orElse("");
    String plain = CLASS_NAME.matcher(line).replaceAll("").replace("{0}", "").strip();
    return new HistoryException(
        SENTENCE.formatted(plain.isEmpty() ? "its content is unreadable" : shorten(plain)), error);
  }

  /** Returns whether an error, of reading or writing, shows that an H2 database is damaged. */
  static boolean isDamage(SQLException error) {
    boolean isLockOfNothing =
        error.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1
            && DatabaseErrors.firstLine(error).contains("{0}");
    return isLockOfNothing
        || error.getErrorCode() == ErrorCode.FILE_CORRUPTED_1
        || endsTooEarly(error)
        || (error.getErrorCode() == ErrorCode.GENERAL_ERROR_1 && isOfStore(error));
  }

  /**
   * Returns whether an error of a statement that only reads shows that a database is damaged. H2
   * also closes a damaged database, and gives no cause if another thread found the damage.
   */
  static boolean isUnreadable(SQLException error) {
    boolean isOfH2 = error.getErrorCode() != 0;
    boolean isKnown =
        HARMLESS.contains(error.getErrorCode()) || DatabaseErrors.disk(error).isPresent();
    return isDamage(error) || (isOfH2 && !isKnown);
  }

  private static boolean endsTooEarly(Throwable error) {
    Throwable at = error;
    while (at != null && !(at instanceof EOFException)) {
      at = at.getCause();
    }
    return at != null && error instanceof SQLException sql && sql.getErrorCode() != 0;
  }

  private static boolean isOfStore(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at.getClass().getName().equals(STORE_ERROR)) {
        return true;
      }
    }
    return false;
  }

  private static String shorten(String text) {
    int statement = text.indexOf("; SQL statement");
    String line = statement < 0 ? text : text.substring(0, statement);
    return line.length() > 160 ? line.substring(0, 160) + "..." : line;
  }
}
