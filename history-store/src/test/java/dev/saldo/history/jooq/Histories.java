package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.database.HistoryDatabase;

/** Histories for the tests of other packages. */
public final class Histories {

  private Histories() {}

  /** Opens a history in a database. */
  public static BalanceHistory on(HistoryDatabase database) {
    return new JooqBalanceHistory(database);
  }
}
