package dev.saldo.history;

import java.util.Set;

/**
 * The accounts that a report includes. An empty set means no restriction. Immutable and
 * thread-safe.
 *
 * @param accounts the names of accounts
 * @param providers the names of providers
 */
public record Selection(Set<String> accounts, Set<String> providers) {

  /** All accounts. */
  public static final Selection ALL = new Selection(Set.of(), Set.of());

  public Selection {
    accounts = Set.copyOf(accounts);
    providers = Set.copyOf(providers);
  }

  /** Returns whether the selection includes an account of a provider. */
  public boolean includes(String account, String provider) {
    return (accounts.isEmpty() || accounts.contains(account))
        && (providers.isEmpty() || providers.contains(provider));
  }
}
