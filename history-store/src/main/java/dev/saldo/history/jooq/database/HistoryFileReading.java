package dev.saldo.history.jooq.database;

import dev.saldo.history.jooq.database.file.HistoryFilePaths;
import dev.saldo.history.jooq.database.file.HistoryProcessLock;
import dev.saldo.history.jooq.database.file.OpeningTerms;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a history file for reports: nothing is written, and others can read it at the same time.
 */
final class HistoryFileReading {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryFileReading.class);

  private final HistoryFilePaths file;
  private final H2ConnectionSettings access;
  private final SchemaMigrations migrations;
  private final OpeningTerms terms;

  HistoryFileReading(
      HistoryFilePaths file,
      H2ConnectionSettings access,
      SchemaMigrations migrations,
      OpeningTerms terms) {
    this.file = file;
    this.access = access;
    this.migrations = migrations;
    this.terms = terms;
  }

  /** Opens the file; empty if it must be created, updated or repaired first. */
  Optional<HistoryDatabase> open() throws SQLException, IOException {
    if (!hasContent()) {
      return Optional.empty();
    }
    Closeable lock = lock();
    try {
      Optional<HistoryDatabase> opened = hasContent() ? open(lock) : Optional.empty();
      if (opened.isEmpty()) {
        lock.close();
      }
      return opened;
    } catch (Throwable e) {
      lock.close();
      throw e;
    }
  }

  private Optional<HistoryDatabase> open(Closeable lock) throws SQLException, IOException {
    DataSource database = access.readOnlyFile(file.resolved());
    Connection first;
    try {
      first = database.getConnection();
    } catch (SQLException e) {
      LOG.debug("the history cannot be opened for reading: {}", DatabaseErrors.firstLine(e));
      return Optional.empty();
    }
    try {
      if (new HistorySchema(database, migrations).state() == HistorySchema.State.CURRENT) {
        new IdentityCheck(file, HistoryIdentityFile.read(file.identity()))
            .requireNothingLost(HistoryLedger.find(HistoryReadSnapshot.of(first)));
        DamagedHistory.requireAllRows(first);
        return Optional.of(new ReadOnlyHistoryDatabase(database, first, lock));
      }
    } catch (Throwable e) {
      first.close();
      throw e;
    }
    first.close();
    return Optional.empty();
  }

  private boolean hasContent() throws IOException {
    return Files.exists(file.database()) && Files.size(file.database()) > 0;
  }

  /** Takes the lock; if its file cannot be created, relies on the database's own lock. */
  private Closeable lock() {
    try {
      HistoryProcessLock lock = HistoryProcessLock.take(file, terms);
      return lock::close;
    } catch (IOException e) {
      LOG.debug("{} cannot be locked: {}", file.name(), DatabaseErrors.message(e));
      return () -> {};
    }
  }
}
