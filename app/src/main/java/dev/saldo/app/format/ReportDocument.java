package dev.saldo.app.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A document for programs. It can be written more than once. */
public interface ReportDocument {

  /** Writes the document as one text that ends with a line break. The writer stays open. */
  void write(Writer out) throws IOException;

  /** Writes each object of the lists of the document as a line. The writer stays open. */
  void writeLines(Writer out) throws IOException;

  /** Returns the names of the members of the objects in its lists. */
  List<String> fields();
}
