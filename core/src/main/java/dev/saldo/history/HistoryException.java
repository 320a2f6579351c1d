package dev.saldo.history;

import dev.saldo.StoreApi;
import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the history cannot fulfil a request: it is locked, damaged, newer than this program,
 * or has a different amount for the same instant. The message is one line: what is wrong, why, and
 * what to do. Nothing of the request is stored, unless the message says so.
 */
public final class HistoryException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean refusal;
  private final transient @Nullable SampleConflict conflict;

  /** Creates an exception without a cause. */
  public HistoryException(String message) {
    this(message, false);
  }

  private HistoryException(String message, boolean refusal) {
    super(message);
    this.refusal = refusal;
    this.conflict = null;
  }

  /** Creates an exception caused by the database. */
  public HistoryException(String message, Throwable cause) {
    super(message, cause);
    this.refusal = false;
    this.conflict = null;
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

  /** Creates an exception for a sample that contradicts a stored one. */
  public HistoryException(SampleConflict conflict) {
    super(conflict.describe());
    this.refusal = true;
    this.conflict = conflict;
  }

  /** Returns the sample that contradicts a stored one, if that is the reason. */
  public Optional<SampleConflict> conflict() {
    return Optional.ofNullable(conflict);
  }
}
