package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.database.Database;

/** Histories as the tests of other packages need them. */
public final class Histories {

  private Histories() {}

  /** Opens a history in a database. */
  public static BalanceHistory on(Database database) {
    return new JooqBalanceHistory(database);
  }
}
