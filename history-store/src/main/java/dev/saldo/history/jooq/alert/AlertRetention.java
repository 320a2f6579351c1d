package dev.saldo.history.jooq.alert;

import static dev.saldo.history.jooq.schema.Tables.EPISODE;
import static dev.saldo.history.jooq.schema.Tables.OUTBOX;

import dev.saldo.alert.OutboxMessage.State;
import dev.saldo.history.jooq.column.SubqueryCondition;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Deletes episodes that ended long ago and messages that were settled long ago. */
final class AlertRetention {

  private AlertRetention() {}

  /** Returns the number of episodes and messages without an episode that it deleted. */
  static int forget(DSLContext sql, Instant before, int limit) {
    List<String> ended =
        sql.select(EPISODE.ID)
            .from(EPISODE)
            .where(EPISODE.CLOSED_AT.lt(before))
            .andNot(
                SubqueryCondition.hasRow(
                    DSL.selectOne()
                        .from(OUTBOX)
                        .where(OUTBOX.EPISODE_ID.eq(EPISODE.ID))
                        .and(OUTBOX.STATE.eq(State.PENDING))))
            .orderBy(EPISODE.CLOSED_AT)
            .limit(limit)
            .fetch(EPISODE.ID);
    sql.deleteFrom(OUTBOX).where(OUTBOX.EPISODE_ID.in(ended)).execute();
    sql.deleteFrom(EPISODE).where(EPISODE.ID.in(ended)).execute();
    List<Long> alone =
        sql.select(OUTBOX.ID)
            .from(OUTBOX)
            .where(OUTBOX.STATE.in(State.SENT, State.DEAD))
            .and(OUTBOX.DUE_AT.lt(before))
            .and(OUTBOX.EPISODE_ID.isNull())
            .limit(limit)
            .fetch(OUTBOX.ID);
    sql.deleteFrom(OUTBOX).where(OUTBOX.ID.in(alone)).execute();
    return ended.size() + alone.size();
  }
}
