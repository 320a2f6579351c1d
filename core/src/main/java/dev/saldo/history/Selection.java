package dev.saldo.history;

import java.util.Collection;
import java.util.Set;

/**
 * The accounts that a report includes. A selection of no names includes nothing: {@link #ALL}
 * selects everything. Immutable and thread-safe.
 *
 * @param everyAccount whether accounts of every name are included; {@code accounts} is then empty
 * @param accounts the names of accounts; an empty set includes no account
 * @param providers the names of providers; an empty set includes every provider
 */
public record Selection(boolean everyAccount, Set<String> accounts, Set<String> providers) {

  /** All accounts. */
  public static final Selection ALL = new Selection(true, Set.of(), Set.of());

  /** No account. */
  public static final Selection NONE = new Selection(Set.of(), Set.of());

  public Selection {
    accounts = Set.copyOf(accounts);
    providers = Set.copyOf(providers);
    if (everyAccount && !accounts.isEmpty()) {
      throw new IllegalArgumentException("select either every account or the accounts by name");
    }
  }

  /**
   * Selects accounts by name.
   *
   * @param accounts the names of accounts; an empty set selects nothing
   * @param providers the names of providers; an empty set includes every provider
   */
  public Selection(Set<String> accounts, Set<String> providers) {
    this(false, accounts, providers);
  }

  /** Returns a selection of the accounts with these names; without names it includes nothing. */
  public static Selection of(Collection<String> accounts) {
    return new Selection(Set.copyOf(accounts), Set.of());
  }

  /** Returns a selection of all accounts of these providers; without names it includes nothing. */
  public static Selection ofProviders(Collection<String> providers) {
    return providers.isEmpty() ? NONE : new Selection(true, Set.of(), Set.copyOf(providers));
  }

  /** Returns whether the selection includes an account of a provider. */
  public boolean includes(String account, String provider) {
    return (everyAccount || accounts.contains(account))
        && (providers.isEmpty() || providers.contains(provider));
  }
}
