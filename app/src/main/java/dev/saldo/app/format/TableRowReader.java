package dev.saldo.app.format;

import dev.saldo.report.Cell;
import dev.saldo.report.StreamedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Passes the rows of a table to a sink that may throw an {@link IOException}. */
public final class TableRowReader {

  /** A destination of rows. */
  @FunctionalInterface
  public interface Sink {
    void write(List<Cell> row) throws IOException;
  }

  private TableRowReader() {}

  public static void forEach(StreamedTable table, Sink sink) throws IOException {
    try {
      table.rows().forEach(row -> write(row, sink));
    } catch (SinkFailure e) {
      throw e.getCause();
    }
  }

  private static void write(List<Cell> row, Sink sink) {
    try {
      sink.write(row);
    } catch (IOException e) {
      throw new SinkFailure(e);
    }
  }

  /**
   * Carries an exception of the sink through the reading of the rows, whose own exceptions are not
   * caught.
   */
  private static final class SinkFailure extends UncheckedIOException {

    @java.io.Serial private static final long serialVersionUID = 1L;

    SinkFailure(IOException cause) {
      super(cause);
    }
  }
}
