package dev.saldo.testkit;

import dev.saldo.history.BalanceHistory;
import dev.saldo.testkit.history.BalanceHistoryContract;

final class InMemoryBalanceHistoryTest extends BalanceHistoryContract {

  @Override
  protected BalanceHistory emptyHistory() {
    return new InMemoryBalanceHistory();
  }
}
