package dev.saldo.alert;

import dev.saldo.account.Account;
import java.util.Set;

/**
 * An account to check. Immutable and thread-safe.
 *
 * @param account the account
 * @param tags its tags
 */
public record CheckedAccount(Account account, Set<String> tags) {

  public CheckedAccount {
    tags = Set.copyOf(tags);
  }
}
