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
 */
public record OpeningTerms(
    String command, Duration patience, boolean readOnly, Optional<Path> identityFolder) {

  /** Reads and writes, does not wait, and keeps no identity of a server's history. */
  public static final OpeningTerms DEFAULT =
      new OpeningTerms("", Duration.ZERO, false, Optional.empty());
}
