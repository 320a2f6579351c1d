package dev.saldo.app.format;

import dev.saldo.report.Table;
import java.io.IOException;
import java.io.Writer;

/** A way to write tables. Immutable, for several threads. */
public interface TableFormat {

  /** Writes a table. The writer stays open and is not flushed. */
  void write(Table table, Writer out) throws IOException;
}
