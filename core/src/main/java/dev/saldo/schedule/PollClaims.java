package dev.saldo.schedule;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The claimed slots, the calls left of each provider and the living nodes: what all processes that
 * share a database agree on. Thread-safe. Every method is one short transaction and throws {@link
 * dev.saldo.history.HistoryException} if the storage fails; nothing of the call is then stored,
 * unless the connection was lost while it was committed: {@link #latest(Collection)} then tells.
 * Every time but that of a slot is one of the database's clock, UTC, in whole milliseconds. A node
 * has a name of its own for each process, at most 200 characters long.
 */
public interface PollClaims {

  /** Stamps a node as alive. */
  NodeStamp stamp(String node);

  /**
   * Claims slots for a node. Another node may have claimed the same or a later slot of an account,
   * and a provider may have no calls left: those slots are left out, and cost no calls. Claims what
   * it can, in the order given. Among any number of nodes, a slot of an account is claimed at most
   * once.
   *
   * @param rates the allowed calls by provider; a provider without one is not limited
   * @return the claims, in the order of the slots
   */
  List<PollClaim> claim(String node, List<DueSlot> due, Map<String, CallRate> rates);

  /**
   * Claims again what a node that is dead or left has claimed and never recorded: a claim of a
   * first attempt without a sample or failure of the account at or after {@link
   * PollClaim#claimedAt()}. The calls are counted. A claim is taken over at most once, by one node.
   * An append that {@link dev.saldo.alert.AlertTransaction#confirm} allowed is finished first. A
   * node never takes over its own claims, because it may still work on them.
   *
   * @param providers the provider of each account that may be taken over; tasks that record neither
   *     samples nor failures would always be repeated and do not belong here
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

  /**
   * Forgets claims of accounts that are not configured, and nodes, both without a sign of life for
   * some time. Other nodes may know accounts that this one does not, so the time must be longer
   * than a change of the configuration takes to reach all of them.
   *
   * @param configuredAccounts the accounts and tasks to keep
   * @param deadFor the time since the claim, or since the last stamp of the node
   */
  void forget(Collection<String> configuredAccounts, Duration deadFor);
}
