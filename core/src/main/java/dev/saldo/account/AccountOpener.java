package dev.saldo.account;

import dev.saldo.account.ConfigNode.Mapping;
import dev.saldo.spi.BalanceSource;
import java.time.Clock;
import java.util.Optional;

/** Opens accounts of one provider, wherever it runs. */
public interface AccountOpener {

  /**
   * Opens an account from its written settings. Does not touch the network.
   *
   * @param path where the settings stand, for messages
   * @param problems takes what is wrong with the settings
   * @return what reads the account; empty if there was a problem
   */
  Optional<BalanceSource> open(
      Account account,
      Mapping settings,
      String path,
      References references,
      Clock clock,
      Problems problems);
}
