package com.example.acme;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;

/** Reads an acme account into the bucket {@code main}, with Feign 12 and Jackson 2. */
@BalanceProvider.Hosts("api.example.com")
public final class AcmeProvider implements BalanceProvider<AcmeConfig> {

  @Override
  public String name() {
    return "acme";
  }

  @Override
  public Class<AcmeConfig> configType() {
    return AcmeConfig.class;
  }

  @Override
  public BalanceSource open(AcmeConfig config, ProviderContext context) {
    return new AcmeSource(config, context);
  }
}
