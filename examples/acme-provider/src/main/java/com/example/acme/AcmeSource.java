package com.example.acme;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import feign.Feign;
import feign.FeignException;
import feign.Retryer;
import feign.jackson.JacksonDecoder;
import java.util.List;

/** The balance of one account. */
final class AcmeSource implements BalanceSource {

  private final AcmeConfig config;
  private final LimitedClient client;
  private final AcmeApi api;

  AcmeSource(AcmeConfig config, ProviderContext context) {
    this.config = config;
    client = new LimitedClient(context.timeout());
    api =
        Feign.builder()
            .client(client)
            .retryer(Retryer.NEVER_RETRY)
            .decoder(new JacksonDecoder(AcmeJson.mapper()))
            .errorDecoder(new RefusedStatus(context.clock()))
            .target(AcmeApi.class, config.baseUrl().toString().replaceFirst("/+$", ""));
  }

  @Override
  public List<Balance> fetch() {
    try {
      AcmeAnswer answer = api.balance(config.apiKey().reveal());
      if (answer == null) {
        throw unexpected("the answer is empty or null"); // Feign calls no decoder for an empty body
      }
      return List.of(answer.toBalance());
    } catch (FeignException e) {
      // The message of the exception contains the URL and the body.
      throw unexpected("the answer is not the documented JSON document");
    }
  }

  private static BalanceException unexpected(String message) {
    return new BalanceException(FailureReason.UNEXPECTED_RESPONSE, message);
  }

  @Override
  public void close() {
    client.close();
  }
}
