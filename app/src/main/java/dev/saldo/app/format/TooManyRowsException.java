package dev.saldo.app.format;

import java.io.Serial;

/** Thrown if a report has too many rows for a format that needs all of them at once. */
public final class TooManyRowsException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  TooManyRowsException(int most) {
    super(
        "more than "
            + most
            + " rows are too many for this format; narrow --from and --to, or use csv, json, jsonl,"
            + " md or xlsx, which have no such limit");
  }
}
