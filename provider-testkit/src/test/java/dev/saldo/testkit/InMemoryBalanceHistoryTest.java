package dev.saldo.testkit;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.testkit.history.BalanceHistoryContract;

final class InMemoryBalanceHistoryTest extends BalanceHistoryContract {

  @Override
  protected BalanceHistory emptyHistory() {
    return new InMemoryBalanceHistory();
  }
}
