package dev.saldo.account;

import dev.saldo.spi.BalanceProvider;
import java.util.List;
import java.util.Optional;

/**
 * A provider that can open accounts.
 *
 * @param provider the provider
 * @param name its name, read once
 * @param location the jar or folder it came from
 * @param version the implementation version its jar states; empty if it states none
 */
public record LoadedProvider(
    BalanceProvider<?> provider, String name, String location, Optional<String> version) {

  /** Returns the settings of its accounts. */
  public List<SettingDescription> settings() {
    return SettingDescription.of(provider.configType());
  }
}
