package dev.saldo.history.jooq.claim;

import static dev.saldo.history.jooq.schema.Tables.NODE;
import static dev.saldo.history.jooq.schema.Tables.OUTBOX;

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

  /** Returns the nodes that are dead but not forgotten yet. */
  public static List<String> findDead(DSLContext sql, Instant now) {
    return sql.select(NODE.ID, NODE.SEEN_AT).from(NODE).fetch().stream()
        .filter(row -> NodeLiveness.isDead(row.value2(), now))
        .map(row -> row.value1())
        .toList();
  }

  /** Removes a node and frees the messages that it has claimed and not sent. */
  static int leave(DSLContext sql, String node) {
    sql.update(OUTBOX)
        .set(OUTBOX.CLAIMED_BY, (String) null)
        .set(OUTBOX.CLAIMED_UNTIL, (Instant) null)
        .where(OUTBOX.CLAIMED_BY.eq(node))
        .execute();
    return sql.deleteFrom(NODE).where(NODE.ID.eq(node)).execute();
  }

  static int forget(DSLContext sql, Instant before) {
    return sql.deleteFrom(NODE).where(NODE.SEEN_AT.lt(before)).execute();
  }
}
