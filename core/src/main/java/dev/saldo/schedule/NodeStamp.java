package dev.saldo.schedule;

import java.time.Instant;
import java.util.List;

/**
 * The answer to a node that stamped itself as alive.
 *
 * @param databaseTime the time of the database's clock, UTC
 * @param alive the nodes that are alive, the asking one included, in the order of their names
 */
public record NodeStamp(Instant databaseTime, List<String> alive) {

  public NodeStamp {
    alive = List.copyOf(alive);
  }
}
