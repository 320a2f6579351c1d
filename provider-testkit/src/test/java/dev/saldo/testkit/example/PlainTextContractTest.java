package dev.saldo.testkit.example;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.provider.BalanceProviderContract;
import java.net.URI;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(value = "threads of the process", mode = ResourceAccessMode.READ)
final class PlainTextContractTest extends BalanceProviderContract<PlainTextConfig> {

  @Override
  protected BalanceProvider<PlainTextConfig> provider() {
    return new PlainTextProvider();
  }

  @Override
  protected PlainTextConfig config(URI baseUrl) {
    return new PlainTextConfig(baseUrl, PlantedSecrets.key());
  }

  @Override
  protected String answer(String amount) {
    return "balance " + amount + " EUR";
  }

  @Override
  protected String contentType() {
    return "text/plain";
  }

  @Override
  protected boolean isWellFormed(String body) {
    return body.matches("balance [-.0-9]+ [A-Z]{3}");
  }
}
