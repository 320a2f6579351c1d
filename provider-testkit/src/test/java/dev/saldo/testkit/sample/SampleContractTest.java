package dev.saldo.testkit.sample;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.provider.BalanceProviderContract;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of the sample provider, which passes unless it is run with a fault. */
@ExtendWith(FaultParameter.class)
final class SampleContractTest extends BalanceProviderContract<SampleConfig> {

  private final Fault fault;

  SampleContractTest(Fault fault) {
    this.fault = fault;
  }

  @Override
  protected BalanceProvider<SampleConfig> provider() {
    return new SampleProvider(fault);
  }

  @Override
  protected SampleConfig config(URI baseUrl) {
    return new SampleConfig(baseUrl, PlantedSecrets.password());
  }

  @Override
  protected String answer(String amount) {
    return "{\"limit\":500.5,\"credit\":" + amount + "}";
  }

  @Override
  protected Optional<VendorAnswer> beforeBalance(VendorRequest request) {
    return request.path().equals("/token")
        ? Optional.of(VendorReply.json("{\"token\":\"" + PlantedSecrets.TOKEN + "\"}"))
        : Optional.empty();
  }
}
