package dev.saldo.account;

import dev.saldo.spi.BalanceSource;
import java.time.Clock;
import java.util.Optional;

/** The opener of the accounts of one provider, whether it runs in this process or in another. */
public interface ProviderAccountOpener {

  /**
   * Opens an account from its unbound settings without using the network.
   *
   * @return the source of the account's balances; empty if there was a problem, which is then added
   *     to {@code settings.problems()}
   */
  Optional<BalanceSource> open(Account account, AccountSettings settings, Clock clock);
}
