package dev.saldo.app.exchange;

import java.io.Serial;

/** A line of a CSV file is not what it should be. */
public final class MalformedCsvException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  MalformedCsvException(long line, String message) {
    super("line " + line + ": " + message);
  }

  MalformedCsvException(long line, String message, Throwable cause) {
    super("line " + line + ": " + message, cause);
  }
}
