package dev.saldo.app.format;

import java.io.IOException;
import java.io.OutputStream;

/** A format of reports. Immutable and thread-safe. */
public interface ReportFormat {

  /**
   * Writes a report. The stream stays open and is flushed.
   *
   * @throws TooManyRowsException if the format needs all rows at once and they are too many; part
   *     of the report may have been written
   */
  void write(Report report, OutputStream out) throws IOException;
}
