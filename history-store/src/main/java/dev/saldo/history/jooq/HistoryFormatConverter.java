package dev.saldo.history.jooq;

import dev.saldo.history.Selection;
import dev.saldo.history.jooq.copy.HistoryFileConversion;
import dev.saldo.spi.Secret;
import java.nio.file.Path;

/** Converts the files of a history that another version of H2 wrote. */
public final class HistoryFormatConverter {

  private HistoryFormatConverter() {}

  /**
   * Rewrites a history file or a backup in the format of this version, and keeps the previous file
   * under another name. The history must be closed.
   *
   * @param jar the jar of the H2 that wrote the file; its code is run
   * @param user the user of the file's database
   * @param password that user's password
   * @return the name that the previous file has now
   */
  public static Path convert(Path file, Path jar, String user, Secret password) {
    return new HistoryFileConversion(
            file, jar, database -> new HistoryVerifier(database, false).verify(Selection.ALL))
        .run(user, password);
  }
}
