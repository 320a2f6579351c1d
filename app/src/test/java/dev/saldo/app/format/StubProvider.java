package dev.saldo.app.format;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.util.List;
import java.util.Optional;

/** A provider that only has settings. */
final class StubProvider implements BalanceProvider<StubProvider.Config> {

  private final String name;

  StubProvider(String name) {
    this.name = name;
  }

  /** The formats of replies. */
  enum Format {
    JSON,
    XML
  }

  /** Settings of every type. */
  record Config(
      @Setting("the key of the account") Secret apiKey,
      @Setting(value = "how replies are written", defaultValue = "json") Format format,
      Optional<String> currency) {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public BalanceSource open(Config config, ProviderContext context) {
    return List::of;
  }
}
