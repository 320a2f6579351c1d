package dev.saldo.history.jooq.alert;

import static dev.saldo.history.jooq.schema.Tables.ALERT_TRACK;
import static dev.saldo.history.jooq.schema.Tables.EPISODE;
import static dev.saldo.history.jooq.schema.Tables.OUTBOX;
import static dev.saldo.history.jooq.schema.Tables.POLL_SLOT;

import dev.saldo.alert.AlertDamage;
import dev.saldo.alert.OutboxMessage.State;
import dev.saldo.history.jooq.column.SubqueryCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/**
 * Finds contradictions in the tables of the watch. Constraints prevent it, unless a file is damaged
 * or was changed by hand. Each question is one statement, so that writers cause no false answer.
 */
final class AlertTableCheck {

  private static final int MOST = 100;

  private final DSLContext sql;
  private final List<AlertDamage> found = new ArrayList<>();

  AlertTableCheck(DSLContext sql) {
    this.sql = sql;
  }

  List<AlertDamage> run() {
    findLostReferences();
    findContradictions();
    findDuplicates();
    findChanged();
    return List.copyOf(found);
  }

  private void findLostReferences() {
    findMessages(
        OUTBOX
            .EPISODE_ID
            .isNotNull()
            .andNot(
                SubqueryCondition.hasRow(
                    DSL.selectOne().from(EPISODE).where(EPISODE.ID.eq(OUTBOX.EPISODE_ID)))),
        "message %s is about an episode that is missing");
    sql.select(ALERT_TRACK.ACCOUNT_NAME, ALERT_TRACK.RULE)
        .from(ALERT_TRACK)
        .leftJoin(EPISODE)
        .on(EPISODE.ID.eq(ALERT_TRACK.EPISODE_ID))
        .where(ALERT_TRACK.EPISODE_ID.isNotNull())
        .and(
            EPISODE
                .ID
                .isNull()
                .or(EPISODE.CLOSED_AT.isNotNull())
                .or(EPISODE.RULE.ne(ALERT_TRACK.RULE))
                .or(EPISODE.ACCOUNT_NAME.ne(ALERT_TRACK.ACCOUNT_NAME))
                .or(EPISODE.BUCKET.ne(ALERT_TRACK.BUCKET)))
        .limit(MOST)
        .forEach(
            row ->
                add(row.value1(), "rule %s has an open episode that is not its own", row.value2()));
    findEpisodes(
        EPISODE
            .CLOSED_AT
            .isNull()
            .andNot(
                SubqueryCondition.hasRow(
                    DSL.selectOne()
                        .from(ALERT_TRACK)
                        .where(ALERT_TRACK.EPISODE_ID.eq(EPISODE.ID)))),
        "episode %s is open, but its rule does not know it");
  }

  private void findContradictions() {
    findEpisodes(
        EPISODE
            .CLOSED_AT
            .isNull()
            .and(EPISODE.OPEN_KEY.isNull())
            .or(EPISODE.CLOSED_AT.isNotNull().and(EPISODE.OPEN_KEY.isNotNull())),
        "episode %s is both open and ended");
    findMessages(
        OUTBOX
            .STATE
            .eq(State.SENT)
            .and(OUTBOX.SENT_AT.isNull())
            .or(OUTBOX.STATE.ne(State.SENT).and(OUTBOX.SENT_AT.isNotNull())),
        "message %s is both sent and waiting");
  }

  /** Two rows with the same key, which only a damaged index allows. */
  private void findDuplicates() {
    sql.select(EPISODE.ACCOUNT_NAME, EPISODE.RULE)
        .from(EPISODE)
        .where(EPISODE.CLOSED_AT.isNull())
        .groupBy(EPISODE.ACCOUNT_NAME, EPISODE.RULE, EPISODE.BUCKET)
        .having(DSL.count().gt(1))
        .limit(MOST)
        .forEach(row -> add(row.value1(), "rule %s has more than one open episode", row.value2()));
    sql.select(DSL.min(OUTBOX.ACCOUNT_NAME), DSL.min(OUTBOX.NOTICE_ID))
        .from(OUTBOX)
        .where(OUTBOX.EPISODE_ID.isNotNull())
        .groupBy(OUTBOX.EPISODE_ID, OUTBOX.KIND, OUTBOX.NUMBER, OUTBOX.CHANNEL)
        .having(DSL.count().gt(1))
        .limit(MOST)
        .forEach(row -> add(row.value1(), "message %s is there more than once", row.value2()));
    sql.select(POLL_SLOT.ACCOUNT_NAME)
        .from(POLL_SLOT)
        .groupBy(POLL_SLOT.ACCOUNT_NAME)
        .having(DSL.count().gt(1))
        .limit(MOST)
        .forEach(row -> add(row.value1(), "its slots are claimed %s", "more than once"));
  }

  /** Rows that are not as they were written. */
  private void findChanged() {
    findChanged(EpisodeRows.findDamaged(sql), "episode %s does not match its checksum");
    findChanged(TrackRows.findDamaged(sql), "the memory of rule %s does not match its checksum");
    findChanged(OutboxRows.findDamaged(sql), "message %s does not match its checksum");
  }

  private void findChanged(List<Record2<String, String>> rows, String problem) {
    rows.stream().limit(MOST).forEach(row -> add(row.value1(), problem, row.value2()));
  }

  private void findEpisodes(Condition condition, String problem) {
    sql.select(EPISODE.ACCOUNT_NAME, EPISODE.ID)
        .from(EPISODE)
        .where(condition)
        .orderBy(EPISODE.ID)
        .limit(MOST)
        .forEach(row -> add(row.value1(), problem, row.value2()));
  }

  private void findMessages(Condition condition, String problem) {
    sql.select(OUTBOX.ACCOUNT_NAME, OUTBOX.NOTICE_ID)
        .from(OUTBOX)
        .where(condition)
        .orderBy(OUTBOX.ID)
        .limit(MOST)
        .forEach(row -> add(row.value1(), problem, row.value2()));
  }

  private void add(String account, String problem, String what) {
    found.add(new AlertDamage(Objects.requireNonNullElse(account, ""), problem.formatted(what)));
  }
}
