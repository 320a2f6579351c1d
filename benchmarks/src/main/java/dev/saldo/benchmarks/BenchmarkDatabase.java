package dev.saldo.benchmarks;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.spi.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database in which a history and plain tables are measured next to each other.
 *
 * @param url the JDBC URL of the history
 * @param user the user, who needs no password
 */
record BenchmarkDatabase(String url, String user) {

  private static final String FILE = "jdbc:h2:file:";

  /** Returns an H2 database in a file. */
  static BenchmarkDatabase file(Path file) {
    return new BenchmarkDatabase(FILE + file.toAbsolutePath(), "saldo");
  }

  BalanceHistory open() {
    return HistoryStore.openUrl(url, Path.of(""), user, Secret.of(""));
  }

  /** Connects to the database of the history, which must be open if it is in a file. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url.replace(FILE, "jdbc:h2:saldo-file:"), user, "");
  }

  /**
   * Connects to the database of the plain tables: the same server, or a file next to that of the
   * history, which writes each commit before it returns.
   */
  Connection connectPlain() throws SQLException {
    return isFile()
        ? DriverManager.getConnection(url + "-plain;WRITE_DELAY=0", "sa", "")
        : DriverManager.getConnection(url, user, "");
  }

  boolean isFile() {
    return url.startsWith(FILE);
  }

  /** Forces committed rows to disk, which a server does anyway. */
  void syncToDisk(Connection connection) throws SQLException {
    if (isFile()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("checkpoint sync");
      }
    }
  }

  /** Returns the file of the history. */
  Path historyFile() {
    return Path.of(url.substring(FILE.length()) + ".mv.db");
  }

  Path plainFile() {
    return Path.of(url.substring(FILE.length()) + "-plain.mv.db");
  }
}
