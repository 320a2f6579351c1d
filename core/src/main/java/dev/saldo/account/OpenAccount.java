package dev.saldo.account;

import dev.saldo.spi.BalanceSource;

/**
 * An account with the open source of its balances.
 *
 * @param account the account
 * @param source the source of its balances; readings never overlap
 */
public record OpenAccount(Account account, BalanceSource source) implements AutoCloseable {

  /** Closes the source within 10 s. Exceptions of the source are passed on. */
  @Override
  public void close() {
    ContainedProviderCall.run(
        account.name(),
        source.getClass().getClassLoader(),
        ContainedProviderCall.PATIENCE,
        () -> {
          source.close();
          return true;
        });
  }
}
