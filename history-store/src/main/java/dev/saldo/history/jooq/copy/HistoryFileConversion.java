package dev.saldo.history.jooq.copy;

import dev.saldo.history.HistoryException;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.jooq.database.HistoryDatabase;
import dev.saldo.history.jooq.database.HistoryDatabaseOpener;
import dev.saldo.history.jooq.database.HistoryFileSwap;
import dev.saldo.history.jooq.database.file.HistoryFileFormat;
import dev.saldo.history.jooq.database.file.HistoryFilePaths;
import dev.saldo.history.jooq.database.file.HistoryProcessLock;
import dev.saldo.history.jooq.database.file.OpeningTerms;
import dev.saldo.spi.Secret;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Rewrites a file of another H2 format in the present one: the H2 that wrote it exports SQL, and
 * the present one imports that. All of it happens on a copy, in a folder next to the file.
 */
public final class HistoryFileConversion {

  private static final OpeningTerms TERMS =
      OpeningTerms.of("saldo history convert", Duration.ofSeconds(10));

  private static final String EARLIER = "earlier";
  private static final String CONVERTED = "converted";
  private static final String SCRIPT = "export.sql";

  private final Path file;
  private final Path jar;
  private final Function<HistoryDatabase, HistoryVerification> verifier;
  private final HistoryFileFormat format;

  /**
   * Creates the conversion of a history file or a backup.
   *
   * @param jar the jar of the H2 that wrote it
   * @param verifier verifies a history
   * @throws HistoryException if it is no H2 database file
   */
  public HistoryFileConversion(
      Path file, Path jar, Function<HistoryDatabase, HistoryVerification> verifier) {
    this.file = file.toAbsolutePath().normalize();
    this.jar = jar;
    this.verifier = verifier;
    try {
      this.format =
          HistoryFileFormat.find(file)
              .orElseThrow(() -> new HistoryException(file + " is no intact file of H2"));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Converts the file and keeps the previous one under another name.
   *
   * @param user the user of its database
   * @param password that user's password
   * @return the new name of the previous file
   */
  public Path run(String user, Secret password) {
    Path kept = file.resolveSibling(file.getFileName() + ".format-" + format.number());
    if (Files.exists(kept)) {
      throw new HistoryException(kept + " exists already: move or delete it, then try again");
    }
    try {
      Closeable lock = lock();
      try {
        inFolder(folder -> replace(folder, user, password, kept));
      } finally {
        lock.close();
      }
      return kept;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Takes the lock of a history; a backup has none. */
  private Closeable lock() throws IOException {
    return file.toString().endsWith(".mv.db")
        ? HistoryProcessLock.take(new HistoryFilePaths(file), TERMS)::close
        : () -> {};
  }

  private void inFolder(FolderWork work) throws IOException {
    Path folder =
        Files.createTempDirectory(
            Objects.requireNonNull(file.getParent()), "." + file.getFileName() + ".converting");
    try {
      work.run(folder);
    } finally {
      HistoryFileSwap.delete(folder.resolve(EARLIER));
      HistoryFileSwap.delete(folder.resolve(CONVERTED));
      Files.deleteIfExists(folder.resolve(SCRIPT));
      Files.deleteIfExists(folder);
    }
  }

  private void replace(Path folder, String user, Secret password, Path kept) throws IOException {
    HistoryFileSwap.copy(file, folder.resolve(EARLIER));
    Map<String, Long> rows = export(folder, user, password);
    Path converted = folder.resolve(CONVERTED);
    HistoryDatabaseOpener.createFile(
        converted, user, password, connection -> load(connection, folder.resolve(SCRIPT), rows));
    try (HistoryDatabase history =
        HistoryDatabaseOpener.url("jdbc:h2:file:" + converted, folder, user, password)) {
      requireIntact(verifier.apply(history));
    }
    Files.copy(file, kept, StandardCopyOption.COPY_ATTRIBUTES);
    HistoryFilePaths.replace(new HistoryFilePaths(converted).database(), file);
  }

  private void requireIntact(HistoryVerification found) {
    if (!found.isIntact()) {
      throw new HistoryException(
          "%s was not converted, because it is damaged (%d problems, the first: account %s %s): restore a backup with 'saldo restore FILE'"
              .formatted(
                  file,
                  found.damage().size(),
                  found.damage().getFirst().series().account(),
                  found.damage().getFirst().problem()));
    }
  }

  /** Returns the number of rows of each table. */
  private Map<String, Long> export(Path folder, String user, Secret password) throws IOException {
    try (EarlierH2Driver driver = EarlierH2Driver.load(jar);
        Connection connection = driver.connect(folder.resolve(EARLIER), user, password);
        PreparedStatement export = connection.prepareStatement("script nopasswords to ?")) {
      export.setString(1, folder.resolve(SCRIPT).toString());
      export.execute();
      return countRows(connection);
    } catch (SQLException e) {
      throw new HistoryException(
          "%s cannot be read with %s (%s): choose the jar of %s and the history's user and password"
              .formatted(file, jar.getFileName(), firstLine(e), format.writer()),
          e);
    }
  }

  private void load(Connection connection, Path script, Map<String, Long> rows) {
    String form = format.number() == 1 ? "runscript from ? from_1x" : "runscript from ?";
    try (PreparedStatement load = connection.prepareStatement(form)) {
      load.setString(1, script.toString());
      load.execute();
      Map<String, Long> loaded = countRows(connection);
      if (!loaded.equals(rows)) {
        throw new HistoryException(
            "%s was not converted: of %s rows, %s were loaded".formatted(file, rows, loaded));
      }
    } catch (SQLException e) {
      throw new HistoryException(
          "%s was not converted: this version of H2 cannot load what %s exports (%s)"
              .formatted(file, jar.getFileName(), firstLine(e)),
          e);
    }
  }

  private static Map<String, Long> countRows(Connection connection) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet tables = connection.getMetaData().getTables(null, "SALDO", "%", null)) {
        while (tables.next()) {
          rows.put(tables.getString("TABLE_NAME"), 0L);
        }
      }
      for (Map.Entry<String, Long> table : rows.entrySet()) {
        try (ResultSet count =
            statement.executeQuery("select count(*) from saldo.\"%s\"".formatted(table.getKey()))) {
          count.next();
          table.setValue(count.getLong(1));
        }
      }
    }
    return rows;
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private HistoryException unusable(IOException e) {
    return new HistoryException(
        "%s cannot be converted (%s): check the folder, its permissions and the free space on its disk"
            .formatted(file, e.getMessage()),
        e);
  }

  /** Work with files in a folder. */
  private interface FolderWork {
    void run(Path folder) throws IOException;
  }
}
