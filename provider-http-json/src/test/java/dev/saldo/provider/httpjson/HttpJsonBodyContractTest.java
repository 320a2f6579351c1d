package dev.saldo.provider.httpjson;

import dev.saldo.spi.Amount;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.testkit.provider.BalanceProviderContract;
import java.net.URI;
import java.util.Map;

/**
 * A vendor that expects a body and a query, writes numbers as text and may state an unlimited
 * amount.
 */
final class HttpJsonBodyContractTest extends BalanceProviderContract<HttpJsonConfig> {

  @Override
  protected BalanceProvider<HttpJsonConfig> provider() {
    return new HttpJsonProvider();
  }

  @Override
  protected HttpJsonConfig config(URI baseUrl) {
    return WrittenSettings.bind(
        """
        url: %s
        method: post
        query-name: api key
        query-value: ${env:KEY}
        body: password=${env:PASSWORD}
        content-type: application/x-www-form-urlencoded
        amount-pointer: /wallets/0/left
        unit-kind: messages
        unlimited-words: unlim, -1
        """
            .formatted(baseUrl.resolve("/balance")));
  }

  @Override
  protected String answer(String amount) {
    return "{\"wallets\":[{\"left\":%s}]}".formatted(amount);
  }

  @Override
  protected String spell(String number) {
    return '"' + number + '"';
  }

  @Override
  protected Map<String, Amount> otherSpellings() {
    return Map.of(
        "\"Unlim\"", Amount.unlimited("Unlim"),
        "-1", Amount.unlimited("-1"));
  }

  /** The other contract test fuzzes the same parser with the default number. */
  @Override
  protected int fuzzedBodies() {
    return 1_000;
  }
}
