package dev.saldo.app.format;

import java.io.Serial;

/** A report has more rows than a format can hold that needs all of them at once. */
public final class TooManyRowsException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  TooManyRowsException(int most) {
    super(
        "more than "
            + most
            + " rows are too many for a table; narrow --from and --to, or write csv, jsonl, md or"
            + " xlsx, which have no such limit");
  }
}
