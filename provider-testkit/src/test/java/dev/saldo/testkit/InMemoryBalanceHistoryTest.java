package dev.saldo.testkit;

import dev.saldo.history.BalanceHistory;

final class InMemoryBalanceHistoryTest extends BalanceHistoryContract {

  @Override
  protected BalanceHistory emptyHistory() {
    return new InMemoryBalanceHistory();
  }
}
