package dev.saldo.history.jooq.copy;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;

import dev.saldo.history.HistoryException;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.jooq.database.DamagedHistory;
import dev.saldo.history.jooq.database.HistoryDatabase;
import dev.saldo.history.jooq.database.HistoryDatabaseOpener;
import dev.saldo.history.jooq.database.HistoryFileSwap;
import dev.saldo.history.jooq.database.HistoryLedger;
import dev.saldo.history.jooq.database.file.HistoryFileFormat;
import dev.saldo.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A backup: a complete history file of any name, with the identity of its original. */
public final class HistoryBackup {

  private final Path file;
  private final Function<HistoryDatabase, HistoryVerification> verifier;

  /**
   * Creates the backup of a file.
   *
   * @param verifier verifies a history
   */
  public HistoryBackup(Path file, Function<HistoryDatabase, HistoryVerification> verifier) {
    this.file = file.toAbsolutePath().normalize();
    this.verifier = verifier;
  }

  /**
   * A history that a backup replaces.
   *
   * @param url its URL
   * @param relativeTo the folder that a relative path starts from
   * @param user the user of its database
   * @param password the user's password
   */
  public record Target(String url, Path relativeTo, String user, Secret password) {

    HistoryDatabase open() {
      return HistoryDatabaseOpener.url(url, relativeTo, user, password);
    }
  }

  /**
   * Writes the history as of one moment, reads it back from the disk and verifies it, before it
   * replaces an older backup.
   *
   * @param keep the number of backups to keep; older ones are {@code FILE.1}, {@code FILE.2}
   */
  public HistoryVerification write(HistoryDatabase source, int keep) {
    Path part = sibling(".part");
    try {
      HistoryFileSwap.delete(part);
      try (HistoryDatabase target = HistoryDatabaseOpener.file(part)) {
        HistoryCopy.runWithIdentity(source, target);
      }
      Files.deleteIfExists(sibling(".part.id"));
      HistoryVerification written = verified(part);
      for (int age = keep - 1; age > 0; age--) {
        Path younger = age == 1 ? file : numbered(age - 1);
        if (Files.exists(younger)) {
          HistoryFileSwap.rename(younger, numbered(age));
        }
      }
      HistoryFileSwap.move(part, file);
      return written;
    } catch (IOException e) {
      throw unusable(e);
    } finally {
      discard(part);
    }
  }

  /**
   * Verifies the backup and replaces a history with it.
   *
   * @param force whether to replace a history that is newer than the backup, or another one
   * @return the path of the replaced file; empty if there was none
   */
  public Optional<Path> restore(Target target, boolean force) {
    Path copy = target.relativeTo().resolve(".saldo-restoring");
    try {
      HistoryFileFormat.requireReadable(file);
      if (HistoryFileFormat.find(file).isEmpty()) {
        throw noHistory();
      }
      HistoryFileSwap.copy(file, copy);
      try (HistoryDatabase backup = open(copy, target)) {
        requireIntact(backup);
        HistoryLedger ledger = backup.read(HistoryLedger::read);
        if (ledger.appends() == 0) {
          throw noHistory();
        }
        Optional<HistoryFileSwap> swap = HistoryFileSwap.find(target.url(), target.relativeTo());
        return swap.isPresent()
            ? intoFile(backup, ledger, target, swap.get(), force)
            : intoServer(backup, ledger, target, force);
      }
    } catch (IOException e) {
      throw unusable(e);
    } finally {
      discard(copy);
    }
  }

  private HistoryException noHistory() {
    return new HistoryException(
        file + " contains no history or is damaged: choose another file written by 'saldo backup'");
  }

  private Optional<Path> intoFile(
      HistoryDatabase backup,
      HistoryLedger ledger,
      Target target,
      HistoryFileSwap swap,
      boolean force)
      throws IOException {
    if (!force) {
      requireNotNewer(ledger, swap.noted());
      if (swap.isUnknown()) {
        throw refusal("it is unknown whether the existing history is newer");
      }
    }
    swap.discard();
    Target replacement =
        new Target(
            "jdbc:h2:file:" + swap.replacement(),
            target.relativeTo(),
            target.user(),
            target.password());
    try (HistoryDatabase restored = replacement.open()) {
      HistoryCopy.runWithIdentity(backup, restored);
    }
    return swap.run(ledger);
  }

  private Optional<Path> intoServer(
      HistoryDatabase backup, HistoryLedger ledger, Target target, boolean force) {
    try (HistoryDatabase restored = target.open()) {
      if (restored.read(sql -> sql.fetchExists(ACCOUNT))) {
        HistoryLedger replaced = restored.read(HistoryLedger::read);
        if (!force) {
          requireNotNewer(ledger, Optional.of(replaced));
        }
        HistoryCopy.overwrite(restored, replaced);
      }
      HistoryCopy.run(backup, restored, unused -> {});
    }
    return Optional.empty();
  }

  private void requireNotNewer(HistoryLedger backup, Optional<HistoryLedger> present) {
    HistoryLedger there = present.orElse(backup);
    if (!there.historyId().equals(backup.historyId())) {
      throw refusal("the existing history is a different one");
    }
    if (there.appends() > backup.appends()) {
      throw refusal(
          "the existing history is newer: it has %d appends, the backup %d"
              .formatted(there.appends(), backup.appends()));
    }
  }

  private HistoryException refusal(String reason) {
    return new HistoryException(
        "%s was not restored because %s: add --force to replace it".formatted(file, reason));
  }

  private HistoryVerification verified(Path history) {
    try (HistoryDatabase written = HistoryDatabaseOpener.file(history)) {
      return requireIntact(written);
    }
  }

  /**
   * Opens a backup, or a history file that was kept before a migration and has the target's user.
   */
  private static HistoryDatabase open(Path history, Target target) {
    try {
      return HistoryDatabaseOpener.file(history);
    } catch (HistoryException ofDefaultUser) {
      return new Target(
              "jdbc:h2:file:" + history, target.relativeTo(), target.user(), target.password())
          .open();
    }
  }

  private HistoryVerification requireIntact(HistoryDatabase written) {
    written.query(IncompleteCopyMark::requireNone);
    HistoryVerification found = verifier.apply(written);
    if (!found.isIntact()) {
      throw DamagedHistory.refusal(
          "%d problems, the first: account %s %s"
              .formatted(
                  found.damage().size(),
                  found.damage().getFirst().series().account(),
                  found.damage().getFirst().problem()));
    }
    return found;
  }

  private Path numbered(int age) {
    return file.resolveSibling(file.getFileName() + "." + age);
  }

  private Path sibling(String suffix) {
    return file.resolveSibling("." + file.getFileName() + suffix);
  }

  private HistoryException unusable(IOException e) {
    return new HistoryException(
        "%s cannot be used (%s): check the folder, its permissions and the free space on its disk"
            .formatted(file, e.getMessage()),
        e);
  }

  private static void discard(Path history) {
    try {
      HistoryFileSwap.delete(history);
    } catch (IOException e) {
      throw new HistoryException(history + " could not be deleted: " + e.getMessage(), e);
    }
  }
}
