package dev.saldo.app.exchange;

import java.io.Serial;

/** Thrown for a malformed line of a CSV file. */
public final class MalformedCsvException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  MalformedCsvException(long line, String message) {
    super("line " + line + ": " + message);
  }

  MalformedCsvException(long line, String message, Throwable cause) {
    super("line " + line + ": " + message, cause);
  }
}
