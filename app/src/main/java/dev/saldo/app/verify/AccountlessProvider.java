package dev.saldo.app.verify;

import dev.saldo.account.Account;
import dev.saldo.account.AccountSettings;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.References;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;

/** A provider of a jar that opens made-up accounts in the same way as a poll opens real ones. */
final class AccountlessProvider implements BalanceProvider<VendorPlace> {

  private final LoadedProvider loaded;
  private final MadeUpSettings settings;
  private final References references;

  AccountlessProvider(LoadedProvider loaded, MadeUpSettings settings, References references) {
    this.loaded = loaded;
    this.settings = settings;
    this.references = references;
  }

  @Override
  public String name() {
    return loaded.name();
  }

  @Override
  public Class<VendorPlace> configType() {
    return VendorPlace.class;
  }

  @Override
  public BalanceSource open(VendorPlace place, ProviderContext context) {
    ConfigurationProblems problems = new ConfigurationProblems("the settings");
    Account account =
        new Account("made-up", loaded.name(), Account.DEFAULT_EVERY, context.timeout());
    return loaded
        .opener()
        .open(
            account,
            new AccountSettings(settings.at(place.url()), "", references, problems),
            context.clock())
        .orElseThrow(() -> new IllegalArgumentException(String.join("; ", problems.found())));
  }
}
