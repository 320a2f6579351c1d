package dev.saldo.history.jooq.database;

import dev.saldo.history.jooq.database.file.HistoryFilePaths;
import dev.saldo.history.jooq.database.file.HistoryProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The identity file and the lock next to a history file. */
final class HistoryFileGuards implements OwnedHistoryDatabase.Surroundings {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryFileGuards.class);

  private final HistoryFilePaths file;
  private final Optional<Set<PosixFilePermission>> mode;
  private final HistoryIdentityFile identity;
  private final HistoryProcessLock lock;

  HistoryFileGuards(HistoryFilePaths file, HistoryIdentityFile identity, HistoryProcessLock lock)
      throws IOException {
    this.file = file;
    this.mode = HistoryFilePaths.findMode(file.database());
    this.identity = identity;
    this.lock = lock;
  }

  @Override
  public void reached(HistoryLedger ledger) {
    try {
      identity.write(ledger);
    } catch (IOException e) {
      LOG.warn(
          "{} could not be updated; the history itself is safe: {}", file.identity(), e.toString());
    }
  }

  @Override
  public Connection reopened(DataSource database) throws SQLException, IOException {
    IdentityCheck check = new IdentityCheck(file, HistoryIdentityFile.read(file.identity()));
    if (!Files.exists(file.database()) || Files.size(file.database()) == 0) {
      check.requireNothingNoted();
    }
    Connection connection = database.getConnection();
    try {
      check.requireNothingLost(ledger(database, connection));
      return connection;
    } catch (Throwable e) {
      connection.close();
      throw e;
    }
  }

  private static Optional<HistoryLedger> ledger(DataSource database, Connection connection)
      throws SQLException {
    return new HistorySchema(database, SchemaMigrations.SHIPPED).state()
            == HistorySchema.State.MISSING
        ? Optional.empty()
        : HistoryLedger.find(DatabaseProduct.sql(connection));
  }

  @Override
  public void closed() throws IOException {
    try (lock;
        identity) {
      if (mode.isPresent() && Files.exists(file.database())) {
        HistoryFilePaths.keepMode(file.database(), mode.get());
      }
    }
  }
}
