package dev.saldo.testkit.sample;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Passes the fault of the test run to a test class, or none. */
final class FaultParameter implements ParameterResolver {

  static final String KEY = "saldo.testkit.fault";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Fault.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getConfigurationParameter(KEY).map(Fault::valueOf).orElse(Fault.NONE);
  }
}
