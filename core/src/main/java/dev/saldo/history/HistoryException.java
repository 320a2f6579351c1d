package dev.saldo.history;

import dev.saldo.StoreApi;
import java.io.Serial;

/**
 * Thrown when the history cannot fulfil a request: it is locked, damaged, newer than this program,
 * or has a different amount for the same instant. The message is one line: what is wrong, why, and
 * what to do. Nothing of the request is stored, unless the message says so.
 */
public final class HistoryException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean refusal;

  /** Creates an exception without a cause. */
  public HistoryException(String message) {
    this(message, false);
  }

  private HistoryException(String message, boolean refusal) {
    super(message);
    this.refusal = refusal;
  }

  /** Creates an exception caused by the database. */
  public HistoryException(String message, Throwable cause) {
    super(message, cause);
    this.refusal = false;
  }

  /** Returns an exception that refuses what was to be stored; other samples can be stored. */
  @StoreApi
  public static HistoryException ofRefusal(String message) {
    return new HistoryException(message, true);
  }

  /**
   * Returns whether the history refused a sample because of what it already has, so that the same
   * call without that sample can succeed; false if the history itself cannot be used.
   */
  public boolean isRefusal() {
    return refusal;
  }
}
