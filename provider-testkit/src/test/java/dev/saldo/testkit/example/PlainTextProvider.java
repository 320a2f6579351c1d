package dev.saldo.testkit.example;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;

/** Reads a vendor that answers {@code balance 12.50 EUR}. */
public final class PlainTextProvider implements BalanceProvider<PlainTextConfig> {

  /** For the service loader. */
  public PlainTextProvider() {}

  @Override
  public String name() {
    return "plain-text";
  }

  @Override
  public Class<PlainTextConfig> configType() {
    return PlainTextConfig.class;
  }

  @Override
  public BalanceSource open(PlainTextConfig config, ProviderContext context) {
    return new PlainTextSource(config, context);
  }
}
