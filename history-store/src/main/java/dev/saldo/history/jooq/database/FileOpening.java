package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/**
 * Opens a history file. A new database, and a new version of an old one, is made in a file beside
 * it, which then takes its place in one step: whatever fails or dies, the old file is as it was.
 */
final class FileOpening {

  private final HistoryFile file;
  private final H2Access access;
  private final Migrations migrations;

  FileOpening(HistoryFile file, H2Access access, Migrations migrations) {
    this.file = file;
    this.access = access;
    this.migrations = migrations;
  }

  Database open() {
    try {
      Files.createDirectories(file.folder());
      return locked();
    } catch (DataAccessException | SQLException e) {
      throw Faults.of(e);
    } catch (IOException e) {
      throw new HistoryException(
          "%s cannot be used (%s): check the folder, its rights and the space on its disk"
              .formatted(file.name(), e),
          e);
    }
  }

  private Database locked() throws SQLException, IOException {
    ProcessLock lock = ProcessLock.take(file);
    try {
      IdentityCheck check = new IdentityCheck(file, IdentityFile.read(file.identity()));
      return around(current(check), check, lock);
    } catch (Throwable e) {
      lock.close();
      throw e;
    }
  }

  /** Returns a connection to a database of the current version, unless what is there is refused. */
  private Connection current(IdentityCheck check) throws SQLException, IOException {
    Files.deleteIfExists(file.next().database());
    DataSource database = access.file(file);
    if (Files.exists(file.database()) && Files.size(file.database()) > 0) {
      HistoryFile.restrict(file.database());
      Connection connection = database.getConnection();
      try {
        if (isCurrent(database, connection, check)) {
          return connection;
        }
      } catch (Throwable e) {
        connection.close();
        throw e;
      }
      connection.close();
    } else {
      check.requireNothingNoted();
    }
    make();
    return database.getConnection();
  }

  private boolean isCurrent(DataSource database, Connection connection, IdentityCheck check)
      throws SQLException {
    Schema.State state = new Schema(database, migrations).state();
    if (state == Schema.State.MISSING) {
      check.requireNothingNoted();
    } else {
      check.requireNothingLost(Ledger.find(Product.sql(connection)));
    }
    return state == Schema.State.CURRENT;
  }

  private Database around(Connection writer, IdentityCheck check, ProcessLock lock)
      throws SQLException, IOException {
    try {
      Ledger ledger = check.requireNothingLost(Ledger.find(Product.sql(writer)));
      IdentityFile identity = IdentityFile.open(file.identity(), ledger);
      return new OwnedDatabase(
          access.file(file), writer, new FileSurroundings(file, identity, lock));
    } catch (Throwable e) {
      writer.close();
      throw e;
    }
  }

  /** Makes the current version of the database from what there is, beside it, and puts it there. */
  private void make() throws SQLException, IOException {
    HistoryFile next = file.next();
    HistoryFile.restrict(next.database());
    try {
      if (Files.exists(file.database())) {
        try (var copy = Files.newOutputStream(next.database())) {
          Files.copy(file.database(), copy);
        }
      }
      DataSource database = access.file(next);
      try (Connection connection = database.getConnection()) {
        new Schema(database, migrations).migrate();
        Ledger.begin(Product.sql(connection));
      }
      HistoryFile.replace(next.database(), file.database());
    } finally {
      Files.deleteIfExists(next.database());
    }
  }
}
