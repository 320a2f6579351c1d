package dev.saldo.testkit.channel;

import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.testkit.VendorRequest;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract of a faulty channel. It must fail, so only another test runs it. */
@ExtendWith(FaultyChannelContract.Parameter.class)
final class FaultyChannelContract extends AlertChannelContract<FaultyChannel.Config> {

  static final String KEY = "saldo.testkit.channel-fault";

  private final FaultyChannel.Fault fault;

  FaultyChannelContract(FaultyChannel.Fault fault) {
    this.fault = fault;
  }

  @Override
  protected AlertChannelProvider<FaultyChannel.Config> provider() {
    return new FaultyChannel(fault);
  }

  @Override
  protected FaultyChannel.Config config(URI receiver) {
    return new FaultyChannel.Config(receiver.resolve("/hook?k=1"), Secret.of("token"));
  }

  @Override
  protected Optional<String> identity(VendorRequest request) {
    return Optional.of(request.body());
  }

  /** Passes the fault of the test run to the contract. */
  static final class Parameter implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == FaultyChannel.Fault.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context.getConfigurationParameter(KEY).map(FaultyChannel.Fault::valueOf).orElseThrow();
    }
  }
}
