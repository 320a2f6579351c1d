package dev.saldo.history.jooq.database.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The options for opening a database.
 *
 * @param command the command that opens it; shown to commands that wait
 * @param patience the time to wait for another process that uses the file; zero to not wait
 * @param readOnly whether nothing is written
 * @param identityFolder the folder for the identity of a history on a server; empty to keep none
 * @param waiting is run before each pause of a wait; what it throws ends the wait
 */
public record OpeningTerms(
    String command,
    Duration patience,
    boolean readOnly,
    Optional<Path> identityFolder,
    Runnable waiting) {

  /** Reads and writes, does not wait, and keeps no identity of a server's history. */
  public static final OpeningTerms DEFAULT = of("", Duration.ZERO);

  /** Returns the options of a command that reads and writes and keeps no identity. */
  public static OpeningTerms of(String command, Duration patience) {
    return new OpeningTerms(command, patience, false, Optional.empty(), () -> {});
  }
}
