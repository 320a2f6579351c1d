package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.file.HistoryFilePaths;
import java.nio.file.Path;
import java.util.Optional;

/** Refuses a database that, according to its identity file, has lost data or is another one. */
final class IdentityCheck {

  private final String name;
  private final String noun;
  private final Path identity;
  private final Optional<HistoryLedger> noted;

  /**
   * Creates the check of one database.
   *
   * @param name the location of the database
   * @param noun the word for it: file or database
   * @param identity the file with the recorded identity
   */
  IdentityCheck(String name, String noun, Path identity, Optional<HistoryLedger> noted) {
    this.name = name;
    this.noun = noun;
    this.identity = identity;
    this.noted = noted;
  }

  IdentityCheck(HistoryFilePaths file, Optional<HistoryLedger> noted) {
    this(file.name(), "file", file.identity(), noted);
  }

  /** Requires that no history was here before; called if there is none now. */
  void requireNothingNoted() {
    if (noted.isPresent()) {
      throw refusal(
          "is missing or empty, but a history of %s appends was here"
              .formatted(noted.get().appends()),
          "restore a backup of the %s with 'saldo restore FILE'".formatted(noun),
          "start an empty history");
    }
  }

  /** Requires that the ledger found is the recorded one or a later state of it, and returns it. */
  HistoryLedger requireNothingLost(Optional<HistoryLedger> ledger) {
    return requireNothingLost(ledger, false);
  }

  /**
   * Requires that the ledger found is the recorded one or a later state of it, and returns it.
   *
   * @param mayLag whether this is a replica, which may lag behind
   */
  HistoryLedger requireNothingLost(Optional<HistoryLedger> ledger, boolean mayLag) {
    if (ledger.isEmpty()) {
      requireNothingNoted();
      throw new HistoryException(
          "%s has a history's tables but no identity because it was emptied: restore a backup with 'saldo restore FILE'"
              .formatted(name));
    }
    HistoryLedger found = ledger.get();
    if (noted.isEmpty()) {
      return found;
    }
    HistoryLedger before = noted.get();
    if (!before.historyId().equals(found.historyId())) {
      throw refusal(
          "is another history (%s) than the one that was here (%s)"
              .formatted(found.historyId(), before.historyId()),
          "put the original %s back".formatted(noun),
          "continue with this one");
    }
    if (!mayLag && found.appends() < before.appends()) {
      throw refusal(
          "ends at append %s, but %s were safe on disk: it was truncated or replaced by an older copy"
              .formatted(found.appends(), before.appends()),
          "put the newest %s back".formatted(noun),
          "continue with what is left");
    }
    return found;
  }

  private HistoryException refusal(String problem, String remedy, String otherwise) {
    return new HistoryException(
        "%s %s: %s, or delete %s to %s".formatted(name, problem, remedy, identity, otherwise));
  }
}
