package dev.saldo.history;

import java.util.Set;

/**
 * Which accounts a report is about. An empty set narrows nothing.
 *
 * @param accounts names of accounts
 * @param providers names of providers
 */
public record Selection(Set<String> accounts, Set<String> providers) {

  /** Every account. */
  public static final Selection ALL = new Selection(Set.of(), Set.of());

  public Selection {
    accounts = Set.copyOf(accounts);
    providers = Set.copyOf(providers);
  }

  /** Returns whether an account of a provider belongs to the selection. */
  public boolean includes(String account, String provider) {
    return (accounts.isEmpty() || accounts.contains(account))
        && (providers.isEmpty() || providers.contains(provider));
  }
}
