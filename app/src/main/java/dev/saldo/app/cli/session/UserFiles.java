package dev.saldo.app.cli.session;

import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.jooq.HistoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that a user names on the command line, with the rights of that user. */
public interface UserFiles {

  /** The files of this process. */
  UserFiles LOCAL =
      new UserFiles() {
        @Override
        public Path obtain(String named, Path file) {
          return file;
        }

        @Override
        public boolean isFolder(Path named, Path file) {
          return Files.isDirectory(file);
        }

        @Override
        public FileReplacement replace(Path named, Path file) throws IOException {
          return AtomicFileReplacement.of(named, file);
        }

        @Override
        public HistoryVerification backUp(BalanceHistory history, Path named, Path file, int keep) {
          requireFolder(file);
          return HistoryStore.backUp(history, file, keep);
        }
      };

  /**
   * Requires that the folder of a backup exists: a misspelt one would be found only when the backup
   * is missed.
   */
  static void requireFolder(Path backup) {
    Path folder = backup.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new CommandUsageException("no such folder: " + folder + "; create it or correct FILE");
    }
  }

  /**
   * Returns a path at which this process can read a file; a missing file or a folder is one there
   * too.
   *
   * @param named the file as the user named it
   * @param file its absolute path
   */
  Path obtain(String named, Path file) throws IOException;

  /** Returns whether a path is that of a folder. */
  boolean isFolder(Path named, Path file) throws IOException;

  /** Begins to replace a file. */
  FileReplacement replace(Path named, Path file) throws IOException;

  /** Writes a verified backup of a history, and keeps a number of older ones. */
  HistoryVerification backUp(BalanceHistory history, Path named, Path file, int keep)
      throws IOException;
}
