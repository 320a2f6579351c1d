package dev.saldo.history.jooq.claim;

import static dev.saldo.history.jooq.schema.Tables.NODE;

import dev.saldo.history.jooq.database.DatabaseClock;
import dev.saldo.schedule.NodeLiveness;
import dev.saldo.schedule.NodeStamp;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** The rows of nodes. Every time is one of the database's clock. */
public final class NodeRows {

  private NodeRows() {}

  static NodeStamp stamp(DSLContext sql, String node) {
    Instant now = DatabaseClock.now(sql);
    int updated = sql.update(NODE).set(NODE.SEEN_AT, now).where(NODE.ID.eq(node)).execute();
    if (updated == 0) {
      sql.insertInto(NODE).set(NODE.ID, node).set(NODE.SEEN_AT, now).execute();
    }
    return new NodeStamp(now, findAlive(sql, now));
  }

  /** Returns the nodes that are alive, in the order of their names. */
  public static List<String> findAlive(DSLContext sql, Instant now) {
    return sql.select(NODE.ID, NODE.SEEN_AT).from(NODE).fetch().stream()
        .filter(row -> !NodeLiveness.isDead(row.value2(), now))
        .map(row -> row.value1())
        .sorted()
        .toList();
  }

  /**
   * Returns the nodes that are dead or have left, and are not forgotten yet. A node that is missing
   * here and among the living may have begun just now: what it has claimed is not free.
   */
  public static List<String> findDead(DSLContext sql, Instant now) {
    return sql.select(NODE.ID, NODE.SEEN_AT).from(NODE).fetch().stream()
        .filter(row -> NodeLiveness.isDead(row.value2(), now))
        .map(row -> row.value1())
        .toList();
  }

  /** Marks a node as dead, so that what it has claimed is free at once. */
  static int leave(DSLContext sql, String node) {
    Instant dead = DatabaseClock.now(sql).minus(NodeLiveness.DEAD_AFTER).minusMillis(1);
    return sql.update(NODE).set(NODE.SEEN_AT, dead).where(NODE.ID.eq(node)).execute();
  }

  static int forget(DSLContext sql, Instant before) {
    return sql.deleteFrom(NODE).where(NODE.SEEN_AT.lt(before)).execute();
  }
}
