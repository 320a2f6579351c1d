package dev.saldo.schedule;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The node that should try an account first, by rendezvous hashing: if a node dies, only its
 * accounts move. It spreads the load; the claim in the database decides. Stateless and thread-safe.
 */
public final class NodePreference {

  private NodePreference() {}

  /** Returns the preferred node of an account; empty if no node is alive. */
  public static Optional<String> find(String account, Collection<String> aliveNodes) {
    return aliveNodes.stream()
        .max(
            Comparator.<String>comparingLong(node -> StableHash.hash(node + '\n' + account))
                .thenComparing(Comparator.naturalOrder()));
  }
}
