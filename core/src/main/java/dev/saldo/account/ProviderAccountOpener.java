package dev.saldo.account;

import dev.saldo.spi.BalanceSource;
import java.time.Clock;
import java.util.Optional;

/** Opens accounts of one provider, wherever it runs. */
public interface ProviderAccountOpener {

  /**
   * Opens an account from its written settings. Does not touch the network.
   *
   * @return what reads the account; empty if there was a problem, which is then among the problems
   */
  Optional<BalanceSource> open(Account account, AccountSettings settings, Clock clock);
}
