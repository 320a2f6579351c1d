package dev.saldo.history.jooq.alert;

import static dev.saldo.history.jooq.schema.Tables.OUTBOX;

import dev.saldo.alert.ChannelBacklog;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.alert.OutboxMessage.State;
import dev.saldo.alert.OutboxSettlement;
import dev.saldo.history.jooq.claim.NodeRows;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.column.ColumnTextLimit;
import dev.saldo.history.jooq.column.SubqueryCondition;
import dev.saldo.history.jooq.database.DatabaseClock;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.schema.tables.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The claims and the results of the messages that are sent. */
final class OutboxDelivery {

  private static final int ERROR = 1_000;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration DEAD_FOR = Duration.ofDays(7);

  private OutboxDelivery() {}

  /**
   * Claims messages by comparing with the rows and setting them. A server with row locks that can
   * be skipped gives each node other messages; elsewhere a node gets fewer if another was faster.
   * Of the messages about one episode to one channel, only the first that waits can be claimed, and
   * it is tried again as soon as a later one is due.
   */
  static List<OutboxMessage> claim(
      DSLContext sql, String node, Instant now, Duration lease, int limit, Set<String> except) {
    Instant at = ColumnInstants.atOrBefore(now);
    Instant clock = DatabaseClock.now(sql);
    List<String> dead = NodeRows.findDead(sql, clock);
    Condition due =
        OUTBOX
            .STATE
            .eq(State.PENDING)
            .and(OUTBOX.DUE_AT.le(at))
            .and(OUTBOX.CHANNEL.notIn(except))
            .and(OUTBOX.NEXT_AT.isNull().or(OUTBOX.NEXT_AT.le(at)).or(hasFreshSuccessor(at)))
            .and(isFree(dead, clock, clock.plus(LONGEST)))
            .andNot(hasPredecessor());
    var oldest =
        sql.select(OUTBOX.ID)
            .from(OUTBOX)
            .where(due)
            .orderBy(OUTBOX.DUE_AT, OUTBOX.ID)
            .limit(limit);
    List<Long> ids =
        sql.family() == SQLDialect.POSTGRES
            ? oldest.forUpdate().skipLocked().fetch(OUTBOX.ID)
            : oldest.fetch(OUTBOX.ID);
    Set<Long> damaged = OutboxRows.giveUpDamaged(sql, ids, clock);
    List<Long> intact = ids.stream().filter(id -> !damaged.contains(id)).toList();
    List<Long> mine = take(sql, node, clock, clock.plus(lease), intact, dead);
    Map<Long, OutboxMessage> claimed = OutboxRows.select(sql, OUTBOX.ID.in(mine));
    return mine.stream().map(claimed::get).filter(Objects::nonNull).toList();
  }

  /** A claim is void after its lease, which is never long, and as soon as its node is dead. */
  private static Condition isFree(
      List<String> dead, @Nullable Instant clock, @Nullable Instant latest) {
    return OUTBOX
        .CLAIMED_UNTIL
        .isNull()
        .or(OUTBOX.CLAIMED_UNTIL.le(clock))
        .or(OUTBOX.CLAIMED_UNTIL.gt(latest))
        .or(OUTBOX.CLAIMED_BY.in(dead.stream().map(DSL::inline).toList()));
  }

  private static Condition hasPredecessor() {
    Outbox earlier = OUTBOX.as("earlier");
    return SubqueryCondition.hasRow(
        DSL.selectOne()
            .from(earlier)
            .where(earlier.EPISODE_ID.eq(OUTBOX.EPISODE_ID))
            .and(earlier.CHANNEL.eq(OUTBOX.CHANNEL))
            .and(earlier.STATE.eq(State.PENDING))
            .and(earlier.ID.lt(OUTBOX.ID)));
  }

  private static Condition hasFreshSuccessor(Instant at) {
    Outbox later = OUTBOX.as("later");
    return SubqueryCondition.hasRow(
        DSL.selectOne()
            .from(later)
            .where(later.EPISODE_ID.eq(OUTBOX.EPISODE_ID))
            .and(later.CHANNEL.eq(OUTBOX.CHANNEL))
            .and(later.STATE.eq(State.PENDING))
            .and(later.ID.gt(OUTBOX.ID))
            .and(later.DUE_AT.le(at))
            .and(later.DUE_AT.gt(OUTBOX.TRIED_AT)));
  }

  private static List<Long> take(
      DSLContext sql,
      String node,
      Instant clock,
      Instant until,
      List<Long> ids,
      List<String> dead) {
    StatementRowBatch updates =
        StatementRowBatch.counted(
            sql,
            sql.update(OUTBOX)
                .set(OUTBOX.CLAIMED_BY, (String) null)
                .set(OUTBOX.CLAIMED_UNTIL, (Instant) null)
                .where(OUTBOX.ID.eq((Long) null))
                .and(OUTBOX.STATE.eq(DSL.inline(State.PENDING, OUTBOX.STATE)))
                .and(isFree(dead, null, null)));
    ids.forEach(id -> updates.add(node, until, id, clock, clock.plus(LONGEST)));
    List<Integer> counts = updates.flushAndCount();
    List<Long> mine = new ArrayList<>();
    for (int place = 0; place < counts.size(); place++) {
      if (counts.get(place) > 0) {
        mine.add(ids.get(place));
      }
    }
    return mine;
  }

  /** Gives back messages that were claimed and not tried. */
  static int release(DSLContext sql, String node, List<OutboxMessage> messages) {
    for (OutboxMessage message : messages) {
      sql.update(OUTBOX)
          .set(OUTBOX.CLAIMED_BY, (String) null)
          .set(OUTBOX.CLAIMED_UNTIL, (Instant) null)
          .where(OUTBOX.NOTICE_ID.eq(message.notice().id()))
          .and(OUTBOX.CHANNEL.eq(message.channel()))
          .and(OUTBOX.CLAIMED_BY.eq(node))
          .execute();
    }
    return messages.size();
  }

  /**
   * Stores results. A delivery counts even if another node has given the message up meanwhile. A
   * failure counts only if no later attempt is known and the message is still pending, so that the
   * same result can be stored again.
   */
  static int settle(DSLContext sql, List<OutboxSettlement> settlements) {
    for (OutboxSettlement settled : settlements) {
      Instant at = ColumnInstants.atOrBefore(settled.at());
      boolean sent = settled.state() == State.SENT;
      Condition open =
          sent
              ? OUTBOX.STATE.ne(State.SENT)
              : OUTBOX
                  .STATE
                  .eq(State.PENDING)
                  .and(OUTBOX.TRIED_AT.isNull().or(OUTBOX.TRIED_AT.lt(at)));
      OutboxRows.change(
          sql,
          OUTBOX.NOTICE_ID.eq(settled.id()).and(OUTBOX.CHANNEL.eq(settled.channel())).and(open),
          row -> settle(row, settled, at));
    }
    return settlements.size();
  }

  private static Record settle(Record row, OutboxSettlement settled, Instant at) {
    boolean sent = settled.state() == State.SENT;
    Instant nextAt = settled.nextAt();
    String error = settled.error();
    row.set(OUTBOX.STATE, settled.state());
    row.set(OUTBOX.ATTEMPTS, row.get(OUTBOX.ATTEMPTS) + (sent ? 0 : 1));
    row.set(OUTBOX.NEXT_AT, nextAt == null ? null : ColumnInstants.atOrAfter(nextAt));
    row.set(OUTBOX.LAST_ERROR, error == null ? null : ColumnTextLimit.fit(error, ERROR));
    row.set(OUTBOX.TRIED_AT, at);
    row.set(OUTBOX.SENT_AT, sent ? at : null);
    row.set(OUTBOX.CLAIMED_BY, null);
    row.set(OUTBOX.CLAIMED_UNTIL, null);
    return row;
  }

  /** A message that is due or dead. */
  private record Waiting(
      String channel, State state, int attempts, Instant dueAt, Instant triedAt, String error) {

    boolean isFailing() {
      return state == State.PENDING && attempts > 0;
    }
  }

  static List<ChannelBacklog> backlogs(DSLContext sql, Instant now) {
    Instant at = ColumnInstants.atOrBefore(now);
    Condition due = OUTBOX.STATE.eq(State.PENDING).and(OUTBOX.DUE_AT.le(at));
    Condition dead = OUTBOX.STATE.eq(State.DEAD).and(OUTBOX.TRIED_AT.gt(at.minus(DEAD_FOR)));
    Map<String, List<Waiting>> channels =
        sql
            .select(
                OUTBOX.CHANNEL,
                OUTBOX.STATE,
                OUTBOX.ATTEMPTS,
                OUTBOX.DUE_AT,
                OUTBOX.TRIED_AT,
                OUTBOX.LAST_ERROR)
            .from(OUTBOX)
            .where(due.or(dead))
            .fetch(
                row ->
                    new Waiting(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        Objects.requireNonNullElse(row.value5(), Instant.MIN),
                        Objects.requireNonNullElse(row.value6(), "")))
            .stream()
            .collect(Collectors.groupingBy(Waiting::channel, TreeMap::new, Collectors.toList()));
    return channels.entrySet().stream()
        .map(channel -> backlog(sql, channel.getKey(), channel.getValue()))
        .toList();
  }

  private static ChannelBacklog backlog(DSLContext sql, String channel, List<Waiting> messages) {
    int dead = (int) messages.stream().filter(message -> message.state() == State.DEAD).count();
    Optional<Instant> failing =
        messages.stream()
            .filter(Waiting::isFailing)
            .map(Waiting::dueAt)
            .min(Comparator.naturalOrder());
    Optional<String> error =
        messages.stream()
            .filter(message -> !message.error().isEmpty())
            .max(Comparator.comparing(Waiting::triedAt))
            .map(Waiting::error);
    Optional<Instant> died =
        messages.stream()
            .filter(message -> message.state() == State.DEAD)
            .map(Waiting::triedAt)
            .max(Comparator.naturalOrder());
    boolean broken = died.isPresent() && !hasSentSince(sql, channel, died.get());
    return new ChannelBacklog(
        channel, messages.size() - dead, dead, failing.orElse(null), broken, error.orElse(null));
  }

  private static boolean hasSentSince(DSLContext sql, String channel, Instant since) {
    return sql.fetchExists(
        OUTBOX,
        OUTBOX.STATE.eq(State.SENT).and(OUTBOX.CHANNEL.eq(channel)).and(OUTBOX.SENT_AT.gt(since)));
  }
}
