package dev.saldo.testkit.history;

import dev.saldo.history.BalanceHistory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract of a faulty history; run by hand only, as it must fail. */
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

  /** Gives the contract the fault that the run is about. */
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
