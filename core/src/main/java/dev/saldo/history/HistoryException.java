package dev.saldo.history;

import java.io.Serial;

/**
 * Thrown when the history cannot fulfil a request: it is locked, damaged, newer than this program,
 * or has a different amount for the same instant. The message is one line: what is wrong, why, and
 * what to do. Nothing of the request is stored, unless the message says so.
 */
public final class HistoryException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Creates an exception without a cause. */
  public HistoryException(String message) {
    super(message);
  }

  /** Creates an exception caused by the database. */
  public HistoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
