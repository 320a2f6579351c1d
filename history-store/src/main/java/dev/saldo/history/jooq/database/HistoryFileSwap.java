package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.file.HistoryFilePaths;
import dev.saldo.history.jooq.database.file.HistoryProcessLock;
import dev.saldo.history.jooq.database.file.OpeningTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The replacement of a history file with another complete one. */
public final class HistoryFileSwap {

  private static final OpeningTerms TERMS =
      OpeningTerms.of("saldo restore", Duration.ofSeconds(10));

  private final HistoryFilePaths file;
  private final HistoryFilePaths next;

  private HistoryFileSwap(HistoryFilePaths file) {
    this.file = file;
    this.next =
        new HistoryFilePaths(file.folder().resolve(file.path().getFileName() + ".restored"));
  }

  /** Returns the swap of the file that a URL names; empty if it names no file. */
  public static Optional<HistoryFileSwap> find(String url, Path relativeTo) {
    return HistoryUrl.parse(url, relativeTo) instanceof HistoryUrl.InFile in
        ? Optional.of(new HistoryFileSwap(in.file()))
        : Optional.empty();
  }

  /** Returns the path where the replacement is to be made. */
  public Path replacement() {
    return next.path();
  }

  /** Returns the ledger of the file as recorded next to it; empty if there is no history. */
  public Optional<HistoryLedger> noted() throws IOException {
    return HistoryIdentityFile.read(file.identity());
  }

  /** Returns whether there is a file without an identity. */
  public boolean isUnknown() throws IOException {
    return Files.exists(file.database())
        && Files.size(file.database()) > 0
        && !Files.exists(file.identity());
  }

  /**
   * Replaces the file and keeps the old one under another name; returns that name, or empty if
   * there was no file.
   */
  public Optional<Path> run(HistoryLedger ledger) throws IOException {
    Optional<Path> kept = Optional.empty();
    HistoryProcessLock lock = HistoryProcessLock.take(file, TERMS);
    try {
      if (Files.exists(file.database())) {
        Path old = file.folder().resolve(file.path().getFileName() + ".replaced.mv.db");
        HistoryFilePaths.replace(file.database(), old);
        kept = Optional.of(old);
      }
      Files.deleteIfExists(file.identity());
      HistoryFilePaths.replace(next.database(), file.database());
      HistoryIdentityFile.open(file.identity(), file.database(), ledger).close();
    } finally {
      lock.close();
    }
    discard();
    return kept;
  }

  /** Deletes the replacement and the files next to it. */
  public void discard() throws IOException {
    delete(next.path());
  }

  /** Deletes a history file with the files next to it. */
  public static void delete(Path history) throws IOException {
    HistoryFilePaths paths = new HistoryFilePaths(history);
    Files.deleteIfExists(paths.database());
    Files.deleteIfExists(paths.identity());
    Files.deleteIfExists(paths.lock());
  }

  /** Replaces a file of any name with a complete history file. */
  public static void move(Path history, Path target) throws IOException {
    HistoryFilePaths paths = new HistoryFilePaths(history);
    HistoryFilePaths.replace(paths.database(), target);
    delete(history);
  }

  /** Renames a backup. */
  public static void rename(Path from, Path to) throws IOException {
    HistoryFilePaths.replace(from, to);
  }

  /** Copies a history file of any name to a path where it can be opened. */
  public static void copy(Path file, Path history) throws IOException {
    delete(history);
    HistoryFilePaths paths = new HistoryFilePaths(history);
    HistoryFilePaths.createIfMissing(paths.database());
    try (var content = Files.newOutputStream(paths.database())) {
      Files.copy(file, content);
    } catch (IOException e) {
      delete(history);
      throw new HistoryException(
          "%s cannot be read (%s): choose a file written by 'saldo backup'"
              .formatted(file, DatabaseErrors.message(e)),
          e);
    }
  }
}
