package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.util.Optional;

/** Refuses a database that has lost data according to its identity file, or is another one. */
final class IdentityCheck {

  private final HistoryFilePaths file;
  private final Optional<HistoryLedger> noted;

  IdentityCheck(HistoryFilePaths file, Optional<HistoryLedger> noted) {
    this.file = file;
    this.noted = noted;
  }

  /** Requires that there was no history before; called where there is none now. */
  void requireNothingNoted() {
    if (noted.isPresent()) {
      throw refusal(
          "is missing or empty, but a history of %s appends was here"
              .formatted(noted.get().appends()),
          "bring back a backup with 'saldo restore FILE'",
          "start an empty history");
    }
  }

  /** Requires that the ledger found is the noted one or a later state of it, and returns it. */
  HistoryLedger requireNothingLost(Optional<HistoryLedger> ledger) {
    if (ledger.isEmpty()) {
      requireNothingNoted();
      throw new HistoryException(
          "%s has a history's tables but no identity because it was emptied: bring back a backup with 'saldo restore FILE'"
              .formatted(file.name()));
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
          "put the right file back",
          "continue with this one");
    }
    if (found.appends() < before.appends()) {
      throw refusal(
          "ends at append %s, but %s were safe on disk: it was truncated or replaced by an older copy"
              .formatted(found.appends(), before.appends()),
          "put the newest file back",
          "continue with what is left");
    }
    return found;
  }

  private HistoryException refusal(String problem, String remedy, String otherwise) {
    return new HistoryException(
        "%s %s: %s, or delete %s to %s"
            .formatted(file.name(), problem, remedy, file.identity(), otherwise));
  }
}
