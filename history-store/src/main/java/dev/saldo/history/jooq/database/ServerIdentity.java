package dev.saldo.history.jooq.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The identity of a history on a server, kept in a file on this machine, so that a database which
 * was emptied or exchanged is refused. Several processes may keep it: it is never ahead of the
 * database.
 */
final class ServerIdentity {

  private static final Logger LOG = LoggerFactory.getLogger(ServerIdentity.class);

  private final String name;
  private final Path file;

  /** Names the file after the server and the database, so that each has its own. */
  ServerIdentity(Path folder, HistoryUrl.OnServer place) {
    this.name = "database '%s' of server %s".formatted(place.database(), place.hosts());
    String plain =
        "saldo-%s-%s.id".formatted(place.hosts(), place.database()).replaceAll("[^\\w.-]", "_");
    this.file = folder.resolve(plain);
  }

  /** Returns the check of the database; it always passes if another user keeps the file. */
  IdentityCheck check() throws IOException {
    return new IdentityCheck(name, "database", file, read());
  }

  private Optional<HistoryLedger> read() throws IOException {
    try {
      return HistoryIdentityFile.read(file);
    } catch (AccessDeniedException e) {
      LOG.debug("{} may not be read", file);
      return Optional.empty();
    }
  }

  /** Records the current state of the history; does nothing without write access to the folder. */
  void note(HistoryLedger ledger) {
    try {
      Optional<HistoryLedger> before = HistoryIdentityFile.read(file);
      if (before.isEmpty() || before.get().appends() < ledger.appends()) {
        HistoryIdentityFile.open(file, file, ledger).close();
      }
    } catch (IOException e) {
      LOG.debug("{} cannot be written: {}", file, DatabaseErrors.message(e));
    }
  }
}
