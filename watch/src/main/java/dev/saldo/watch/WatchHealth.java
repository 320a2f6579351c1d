package dev.saldo.watch;

import java.util.List;

/**
 * How a watch fares at one moment. Immutable and thread-safe.
 *
 * @param node the name of this node
 * @param alive the names of the living nodes, sorted; empty before the first stamp
 * @param fenced whether this node starts no polls because it could not reach the database
 * @param storageFailing whether the latest access to the database failed
 * @param faulting whether the latest step of a part ended with a fault of the program
 * @param accounts the number of accounts
 * @param running the number of polls in progress
 * @param unrecorded the number of results that are not recorded yet
 */
public record WatchHealth(
    String node,
    List<String> alive,
    boolean fenced,
    boolean storageFailing,
    boolean faulting,
    int accounts,
    int running,
    int unrecorded) {

  public WatchHealth {
    alive = List.copyOf(alive);
  }

  /** Returns whether polls are started, the database works and no part fails. */
  public boolean isWell() {
    return !fenced && !storageFailing && !faulting;
  }
}
