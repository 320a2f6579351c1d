package dev.saldo.app.format;

import java.io.Serial;

/** Thrown when a report lacks a column that a user names. */
public final class UnknownColumnException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  UnknownColumnException(String message) {
    super(message);
  }
}
