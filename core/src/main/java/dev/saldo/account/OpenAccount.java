package dev.saldo.account;

import dev.saldo.spi.BalanceSource;

/**
 * An account that can be read.
 *
 * @param account which one
 * @param source what reads it; readings never overlap
 */
public record OpenAccount(Account account, BalanceSource source) implements AutoCloseable {

  /** Closes the source. */
  @Override
  public void close() {
    source.close();
  }
}
