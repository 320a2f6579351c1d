package dev.saldo.schedule;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The claimed slots, the calls left of each provider and the living nodes: what all processes that
 * share a database agree on. Thread-safe. Every method is one short transaction and throws {@link
 * dev.saldo.history.HistoryException} if the storage fails; nothing of the call is then stored.
 * Instants are UTC.
 */
public interface PollClaims {

  /** Stamps a node as alive, by the database's clock. */
  NodeStamp stamp(String node);

  /**
   * Claims slots for a node. Another node may have claimed the same or a later slot of an account,
   * and a provider may have no calls left: those slots are left out, and cost no calls. Claims what
   * it can, in the order given.
   *
   * @param rates the allowed calls by provider; a provider without one is not limited
   * @return the claims, in the order of the slots
   */
  List<PollClaim> claim(String node, List<DueSlot> due, Map<String, CallRate> rates);

  /**
   * Claims again what a node that is dead claimed and never recorded: a claim of a first attempt
   * without a sample or failure of the account at or after it. The calls are counted.
   *
   * @param providers the provider of each account that may be taken over
   * @param rates the allowed calls by provider; a provider without one is not limited
   */
  List<PollClaim> takeOver(String node, Map<String, String> providers, Map<String, CallRate> rates);

  /** Returns the latest claim of each account, in the order of the names. */
  List<PollClaim> latest();

  /** Returns the latest claims of some accounts, in the order of the names. */
  List<PollClaim> latest(Collection<String> accounts);

  /**
   * Counts calls that a person asked for. They are not refused, but scheduled polls wait for them.
   */
  void spend(String provider, CallRate rate, int calls);

  /** Removes a node that ends in good order. Its claims without a result can be taken over. */
  void leave(String node);

  /** Forgets the claims of accounts that are no longer configured, and nodes long dead. */
  void forget(Collection<String> configuredAccounts, Duration deadFor);
}
