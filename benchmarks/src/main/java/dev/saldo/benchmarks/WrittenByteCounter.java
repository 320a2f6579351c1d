package dev.saldo.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The bytes that a database has written: to its file, which is nearly all that this process writes,
 * or to the write-ahead log of a server.
 */
final class WrittenByteCounter implements AutoCloseable {

  /** The counters of this process on Linux. */
  private static final Path PROCESS = Path.of("/proc/self/io");

  private static final String WRITTEN = "wchar: ";

  private final BenchmarkDatabase database;
  private final Connection connection;

  /** Creates a counter for a database that is open. */
  WrittenByteCounter(BenchmarkDatabase database) throws SQLException {
    this.database = database;
    this.connection = database.connect();
  }

  /** Begins a new checkpoint of a server, after which it logs each page once in full. */
  void begin() throws SQLException {
    if (!database.isFile()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("checkpoint");
      }
    }
  }

  long read() throws SQLException {
    return database.isFile() ? bytesOfProcess() : bytesOfLog();
  }

  /** Returns the size of the file where there are no counters. */
  private long bytesOfProcess() {
    try {
      return Files.exists(PROCESS)
          ? Files.readAllLines(PROCESS).stream()
              .filter(line -> line.startsWith(WRITTEN))
              .mapToLong(line -> Long.parseLong(line.substring(WRITTEN.length())))
              .sum()
          : Files.size(database.historyFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long bytesOfLog() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet position =
            statement.executeQuery("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")) {
      position.next();
      return position.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
