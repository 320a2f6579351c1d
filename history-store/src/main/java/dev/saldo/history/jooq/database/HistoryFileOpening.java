package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.file.HistoryFileFormat;
import dev.saldo.history.jooq.database.file.HistoryFilePaths;
import dev.saldo.history.jooq.database.file.HistoryProcessLock;
import dev.saldo.history.jooq.database.file.OpeningTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/**
 * Opens a history file. A new database, or a new version of an old one, is made in a file next to
 * it that then replaces it atomically: whatever fails or is killed, the old file stays as it was.
 */
final class HistoryFileOpening {

  private final HistoryFilePaths file;
  private final H2ConnectionSettings access;
  private final SchemaMigrations migrations;
  private boolean isOlder;
  private final OpeningTerms terms;

  HistoryFileOpening(
      HistoryFilePaths file,
      H2ConnectionSettings access,
      SchemaMigrations migrations,
      OpeningTerms terms) {
    this.terms = terms;
    this.file = file;
    this.access = access;
    this.migrations = migrations;
  }

  HistoryDatabase open() {
    try {
      HistoryFilePaths.createFolder(file.folder());
      HistoryFileFormat.requireReadable(file.database());
      if (terms.readOnly()) {
        Optional<HistoryDatabase> shared =
            new HistoryFileReading(file, access, migrations, terms).open();
        if (shared.isPresent()) {
          return shared.get();
        }
      }
      return locked();
    } catch (DataAccessException | SQLException e) {
      throw DatabaseErrors.translateRead(e);
    } catch (IOException e) {
      throw new HistoryException(
          "%s cannot be used (%s): check the folder, its permissions and the free space on its disk"
              .formatted(file.name(), DatabaseErrors.message(e)),
          e);
    }
  }

  /** Returns options with which the file can be created, updated or repaired. */
  private OpeningTerms writing() {
    return new OpeningTerms(
        terms.command(), terms.patience(), false, terms.identityFolder(), terms.waiting());
  }

  private HistoryDatabase locked() throws SQLException, IOException {
    HistoryProcessLock lock = HistoryProcessLock.take(file, writing());
    try {
      IdentityCheck check = new IdentityCheck(file, HistoryIdentityFile.read(file.identity()));
      return withGuards(current(check), check, lock);
    } catch (Throwable e) {
      lock.close();
      throw e;
    }
  }

  /** Returns a connection to the database in the current version. */
  private Connection current(IdentityCheck check) throws SQLException, IOException {
    Files.deleteIfExists(file.next().database());
    DataSource database = access.file(file.resolved());
    if (Files.exists(file.database()) && Files.size(file.database()) > 0) {
      Connection connection = database.getConnection();
      try {
        HistorySchema.State state = state(database, connection, check);
        if (state == HistorySchema.State.CURRENT) {
          return connection;
        }
        isOlder = state == HistorySchema.State.OLDER;
      } catch (Throwable e) {
        connection.close();
        throw e;
      }
      connection.close();
    } else {
      check.requireNothingNoted();
    }
    makeCurrent();
    return access.file(file.resolved()).getConnection();
  }

  private HistorySchema.State state(DataSource database, Connection connection, IdentityCheck check)
      throws SQLException {
    HistorySchema.State state = new HistorySchema(database, migrations).state();
    if (state == HistorySchema.State.MISSING) {
      check.requireNothingNoted();
    } else {
      check.requireNothingLost(HistoryLedger.find(DatabaseProduct.sql(connection)));
    }
    return state;
  }

  private HistoryDatabase withGuards(
      Connection writer, IdentityCheck check, HistoryProcessLock lock)
      throws SQLException, IOException {
    try {
      HistoryLedger ledger =
          check.requireNothingLost(HistoryLedger.find(DatabaseProduct.sql(writer)));
      DamagedHistory.requireAllRows(writer);
      HistoryIdentityFile identity =
          HistoryIdentityFile.open(file.identity(), file.database(), ledger);
      return new OwnedHistoryDatabase(
          access.file(file.resolved()), writer, new HistoryFileGuards(file, identity, lock));
    } catch (Throwable e) {
      writer.close();
      throw e;
    }
  }

  /** Makes the current version in a file next to the existing one, and replaces that. */
  private void makeCurrent() throws SQLException, IOException {
    HistoryFilePaths next = file.next();
    HistoryFilePaths.createIfMissing(next.database());
    try {
      if (Files.exists(file.database())) {
        try (var copy = Files.newOutputStream(next.database())) {
          Files.copy(file.database(), copy);
        }
      }
      DataSource database = access.file(next);
      try (Connection connection = database.getConnection()) {
        new HistorySchema(database, migrations).migrate();
        HistoryLedger.begin(DatabaseProduct.sql(connection));
      }
      if (isOlder) {
        keepOlder();
      }
      HistoryFilePaths.replace(next.database(), file.resolved().database());
    } finally {
      Files.deleteIfExists(next.database());
    }
  }

  /** Keeps the file of an older version, which {@code saldo restore} can bring back. */
  private void keepOlder() throws IOException {
    Path kept = file.folder().resolve(file.path().getFileName() + ".before-migration.mv.db");
    Files.copy(file.database(), kept, StandardCopyOption.REPLACE_EXISTING);
  }
}
