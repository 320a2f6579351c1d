package dev.saldo.history.jooq.database.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a database is opened.
 *
 * @param command names who opens it; others that must wait are told
 * @param patience how long to wait for another process that uses the file; zero: not at all
 * @param readOnly whether nothing is written
 * @param identityFolder where the identity of a history on a server is kept; empty to keep none
 */
public record OpeningTerms(
    String command, Duration patience, boolean readOnly, Optional<Path> identityFolder) {

  /** To read and write, without waiting and without an identity next to a server. */
  public static final OpeningTerms DEFAULT =
      new OpeningTerms("", Duration.ZERO, false, Optional.empty());
}
