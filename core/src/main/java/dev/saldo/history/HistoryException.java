package dev.saldo.history;

import java.io.Serial;

/**
 * The history cannot do what was asked: it is locked, damaged, newer than this program, or holds a
 * different amount for the same instant. The message is one line: what, why, what to do. Nothing of
 * the request was kept, unless the message says that it was.
 */
public final class HistoryException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Creates a failure with nothing behind it. */
  public HistoryException(String message) {
    super(message);
  }

  /** Creates a failure of the database beneath. */
  public HistoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
