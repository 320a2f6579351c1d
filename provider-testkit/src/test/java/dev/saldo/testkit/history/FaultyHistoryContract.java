package dev.saldo.testkit.history;

import dev.saldo.history.BalanceHistory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract of a faulty history. It must fail, so only another test runs it. */
@ExtendWith(FaultyHistoryContract.Parameter.class)
final class FaultyHistoryContract extends BalanceHistoryContract {

  static final String KEY = "saldo.testkit.history-fault";

  private final FaultyHistory.Fault fault;

  FaultyHistoryContract(FaultyHistory.Fault fault) {
    this.fault = fault;
  }

  @Override
  protected BalanceHistory emptyHistory() {
    return new FaultyHistory(fault);
  }

  /** Passes the fault of the test run to the contract. */
  static final class Parameter implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == FaultyHistory.Fault.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context.getConfigurationParameter(KEY).map(FaultyHistory.Fault::valueOf).orElseThrow();
    }
  }
}
