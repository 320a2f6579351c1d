package dev.saldo.app.format;

import dev.saldo.report.Cell;
import dev.saldo.report.StreamedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the rows of a table into what may not be writable. */
public final class TableRowReader {

  /** Writes a row. */
  @FunctionalInterface
  public interface Sink {
    void write(List<Cell> row) throws IOException;
  }

  private TableRowReader() {}

  public static void forEach(StreamedTable table, Sink sink) throws IOException {
    try {
      table.rows().forEach(row -> write(row, sink));
    } catch (NotWritten e) {
      throw e.getCause();
    }
  }

  private static void write(List<Cell> row, Sink sink) {
    try {
      sink.write(row);
    } catch (IOException e) {
      throw new NotWritten(e);
    }
  }

  /** Carries what the sink threw past the reading, and nothing that the reading threw. */
  private static final class NotWritten extends UncheckedIOException {

    @java.io.Serial private static final long serialVersionUID = 1L;

    NotWritten(IOException cause) {
      super(cause);
    }
  }
}
