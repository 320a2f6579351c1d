package dev.saldo.account;

import dev.saldo.spi.BalanceSource;

/**
 * An account that can be read.
 *
 * @param account which one
 * @param source what reads it; readings never overlap
 */
public record OpenAccount(Account account, BalanceSource source) implements AutoCloseable {

  /** Closes the source, which may take 10 s; what it throws passes through. */
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
