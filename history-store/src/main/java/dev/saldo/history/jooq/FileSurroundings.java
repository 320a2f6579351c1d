package dev.saldo.history.jooq;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The identity file and the lock beside a history file. */
final class FileSurroundings implements OwnedDatabase.Surroundings {

  private static final Logger LOG = LoggerFactory.getLogger(FileSurroundings.class);

  private final HistoryFile file;
  private final IdentityFile identity;
  private final ProcessLock lock;

  FileSurroundings(HistoryFile file, IdentityFile identity, ProcessLock lock) {
    this.file = file;
    this.identity = identity;
    this.lock = lock;
  }

  @Override
  public void reached(Ledger ledger) {
    try {
      identity.write(ledger);
    } catch (IOException e) {
      LOG.warn("{} stays behind the history, which is safe: {}", file.identity(), e.toString());
    }
  }

  @Override
  public void closed() throws IOException {
    try (lock;
        identity) {
      HistoryFile.restrict(file.database());
    }
  }
}
