package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;

/** The check that a history comes from {@link HistoryStore}. */
final class OpenedHistory {

  private OpenedHistory() {}

  /**
   * Returns a history as one in a database.
   *
   * @param purpose what is to be done with it, for the message
   * @throws IllegalArgumentException if it is another implementation
   */
  static JooqBalanceHistory require(BalanceHistory history, String purpose) {
    if (history instanceof JooqBalanceHistory opened) {
      return opened;
    }
    throw new IllegalArgumentException(
        "only a history that HistoryStore opened can %s".formatted(purpose));
  }

  /**
   * Returns a history like {@link #require}.
   *
   * @throws IllegalArgumentException also if it is a view within a transaction
   */
  static JooqBalanceHistory requireOutside(BalanceHistory history, String purpose) {
    JooqBalanceHistory opened = require(history, purpose);
    if (opened.isView()) {
      throw new IllegalArgumentException(
          "a view within a transaction cannot %s: use the history itself".formatted(purpose));
    }
    return opened;
  }
}
