package dev.saldo.app.format;

import java.io.IOException;
import java.io.Writer;

/** A document that programs rely on. It can be written more than once. */
public interface ReportDocument {

  /** Writes it as one text with a line break at its end. The writer stays open. */
  void write(Writer out) throws IOException;

  /** Writes each object of its lists as a line. The writer stays open. */
  void writeLines(Writer out) throws IOException;
}
