package dev.saldo.provider.mysmpp;

import dev.saldo.spi.Amount;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.provider.BalanceProviderContract;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Set;

final class MySmppProviderContractTest extends BalanceProviderContract<MySmppConfig> {

  @Override
  protected BalanceProvider<MySmppConfig> provider() {
    return new MySmppProvider();
  }

  @Override
  protected MySmppConfig config(URI baseUrl) {
    return new MySmppConfig("acme", PlantedSecrets.password()).withBaseUrl(baseUrl);
  }

  @Override
  protected String answer(String amount) {
    return """
        {"money":%s,"currency":"RUR","information":[
          {"type_sms":"sms","area":"Tele2","num_sms":"72029"},
          {"type_sms":"sms","area":"Russia","num_sms":"Unlim"}]}
        """
        .formatted(amount);
  }

  @Override
  protected String spell(String number) {
    return '"' + number + '"';
  }

  @Override
  protected Map<String, Amount> otherSpellings() {
    return Map.of("19023.9", Amount.of(new BigDecimal("19023.9")));
  }

  @Override
  protected Set<String> expectedBuckets() {
    return Set.of("main", "sms/Tele2", "sms/Russia");
  }
}
