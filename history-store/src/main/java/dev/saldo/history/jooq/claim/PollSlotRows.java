package dev.saldo.history.jooq.claim;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.FAILURE;
import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.POLL_SLOT;
import static dev.saldo.history.jooq.schema.Tables.SERIES;

import dev.saldo.history.jooq.column.SubqueryCondition;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.stream.ListChunks;
import dev.saldo.schedule.DueSlot;
import dev.saldo.schedule.EvenPollSchedule;
import dev.saldo.schedule.PollClaim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** The rows of claimed slots. */
public final class PollSlotRows {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** The most by which a slot can be ahead of the clock, unless the clock was wrong then. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private static final int FIRST_ATTEMPT = 1;
  private static final int SECOND_ATTEMPT = 2;

  private PollSlotRows() {}

  /** Returns all claims, in the order of the accounts. */
  static List<PollClaim> all(DSLContext sql) {
    return select(sql, DSL.noCondition()).fetch(PollSlotRows::claim).stream()
        .sorted(Comparator.comparing(PollClaim::account))
        .toList();
  }

  /**
   * Returns the claims of some accounts, in the order in which the database sorts them.
   *
   * @param locked whether to lock the rows until the transaction ends
   */
  public static Map<String, PollClaim> find(
      DSLContext sql, Collection<String> accounts, boolean locked) {
    Map<String, PollClaim> found = new LinkedHashMap<>();
    for (List<String> chunk : ListChunks.split(new TreeSet<>(accounts))) {
      var rows = select(sql, isOneOf(chunk)).orderBy(POLL_SLOT.PHASE, POLL_SLOT.ACCOUNT_NAME);
      for (Record row : locked ? rows.forUpdate().fetch() : rows.fetch()) {
        found.put(row.get(POLL_SLOT.ACCOUNT_NAME), claim(row));
      }
    }
    return found;
  }

  /**
   * Claims slots by comparing with the rows and setting them.
   *
   * @param known the rows as read before; those inserted here are added to it
   * @param slots sorted as the database sorts the accounts, so that nodes lock in the same order
   * @return the slots that another node claimed in the meantime
   */
  static Set<DueSlot> claim(
      DSLContext sql, String node, Instant now, List<DueSlot> slots, Set<String> known) {
    List<DueSlot> changed = new ArrayList<>();
    List<DueSlot> added = new ArrayList<>();
    for (DueSlot slot : slots) {
      (known.add(slot.account()) ? added : changed).add(slot);
    }
    insert(sql, node, now, added);
    return update(sql, node, now, changed);
  }

  /** Inserts in the order of the phases, so that accounts due together share pages. */
  private static void insert(DSLContext sql, String node, Instant now, List<DueSlot> added) {
    StatementRowBatch inserts =
        new StatementRowBatch(
            sql,
            sql.insertInto(
                    POLL_SLOT,
                    POLL_SLOT.PHASE,
                    POLL_SLOT.ACCOUNT_NAME,
                    POLL_SLOT.SLOT,
                    POLL_SLOT.NODE,
                    POLL_SLOT.CLAIMED_AT,
                    POLL_SLOT.ATTEMPT)
                .values((Integer) null, null, null, null, null, null));
    added.stream()
        .sorted(
            Comparator.<DueSlot>comparingInt(slot -> phase(slot.account()))
                .thenComparing(DueSlot::account))
        .forEach(
            slot ->
                inserts.add(
                    phase(slot.account()), slot.account(), slot.slot(), node, now, FIRST_ATTEMPT));
    inserts.flush();
  }

  /** Returns whether a slot can be claimed after a claim. */
  static boolean isFree(DueSlot slot, PollClaim latest, Instant now) {
    return latest.slot().isBefore(slot.slot()) || latest.slot().isAfter(now.plus(AHEAD));
  }

  private static Set<DueSlot> update(
      DSLContext sql, String node, Instant now, List<DueSlot> changed) {
    StatementRowBatch updates =
        StatementRowBatch.counted(
            sql,
            sql.update(POLL_SLOT)
                .set(POLL_SLOT.SLOT, (Instant) null)
                .set(POLL_SLOT.NODE, (String) null)
                .set(POLL_SLOT.CLAIMED_AT, (Instant) null)
                .set(POLL_SLOT.ATTEMPT, DSL.inline(FIRST_ATTEMPT))
                .where(POLL_SLOT.PHASE.eq((Integer) null))
                .and(POLL_SLOT.ACCOUNT_NAME.eq((String) null))
                .and(POLL_SLOT.SLOT.lt((Instant) null).or(POLL_SLOT.SLOT.gt((Instant) null))));
    changed.forEach(
        slot ->
            updates.add(
                slot.slot(),
                node,
                now,
                phase(slot.account()),
                slot.account(),
                slot.slot(),
                now.plus(AHEAD)));
    List<Integer> counts = updates.flushAndCount();
    Set<DueSlot> lost = new HashSet<>();
    for (int place = 0; place < counts.size(); place++) {
      if (counts.get(place) == 0) {
        lost.add(changed.get(place));
      }
    }
    return lost;
  }

  /**
   * Returns the accounts with a claim that nobody will finish: of a first attempt, of a node that
   * does not work, and without a sample or failure of the account at or after it.
   */
  static List<String> findOrphans(DSLContext sql, Collection<String> dead) {
    return select(
            sql,
            POLL_SLOT.ATTEMPT.eq(FIRST_ATTEMPT).and(POLL_SLOT.NODE.in(dead)).andNot(isRecorded()))
        .fetch(POLL_SLOT.ACCOUNT_NAME);
  }

  /**
   * Locks the claims of some accounts, and then returns those that are still orphans: while it
   * waited for a lock, another node may have taken one over, or its own may have recorded it.
   */
  static List<PollClaim> lockOrphans(
      DSLContext sql, Collection<String> dead, Collection<String> accounts) {
    Map<String, PollClaim> locked = find(sql, accounts, true);
    Set<String> orphans = new HashSet<>(findOrphans(sql, dead));
    return locked.values().stream().filter(claim -> orphans.contains(claim.account())).toList();
  }

  /** Returns whether a poll of an account was recorded at or after an instant, by whatever node. */
  public static boolean isRecorded(DSLContext sql, String account, Instant since) {
    return sql.fetchExists(
        DSL.selectOne().where(isRecorded(DSL.val(account), DSL.val(since, POLL_SLOT.CLAIMED_AT))));
  }

  private static Condition isRecorded() {
    return isRecorded(POLL_SLOT.ACCOUNT_NAME, POLL_SLOT.CLAIMED_AT);
  }

  private static Condition isRecorded(Field<String> account, Field<Instant> since) {
    return SubqueryCondition.hasRow(
            DSL.selectOne()
                .from(ACCOUNT)
                .join(FAILURE)
                .on(FAILURE.ACCOUNT_ID.eq(ACCOUNT.ID))
                .where(ACCOUNT.NAME.eq(account))
                .and(FAILURE.OBSERVED_AT.ge(since)))
        .or(
            SubqueryCondition.hasRow(
                DSL.selectOne()
                    .from(ACCOUNT)
                    .join(SERIES)
                    .on(SERIES.ACCOUNT_ID.eq(ACCOUNT.ID))
                    .join(HEAD)
                    .on(HEAD.SERIES_ID.eq(SERIES.ID))
                    .where(ACCOUNT.NAME.eq(account))
                    .and(HEAD.POLLED_AT.ge(since))));
  }

  /** Claims again what is locked. */
  static PollClaim takeOver(DSLContext sql, String node, Instant now, PollClaim orphan) {
    sql.update(POLL_SLOT)
        .set(POLL_SLOT.NODE, node)
        .set(POLL_SLOT.ATTEMPT, SECOND_ATTEMPT)
        .set(POLL_SLOT.CLAIMED_AT, now)
        .where(is(orphan.account()))
        .execute();
    return new PollClaim(orphan.account(), orphan.slot(), node, SECOND_ATTEMPT, now);
  }

  /** Deletes old claims of accounts that are not among some. */
  static void forget(DSLContext sql, Collection<String> configured, Instant before) {
    Set<String> kept = new HashSet<>(configured);
    StatementRowBatch deletes =
        new StatementRowBatch(
            sql,
            sql.deleteFrom(POLL_SLOT)
                .where(POLL_SLOT.PHASE.eq((Integer) null))
                .and(POLL_SLOT.ACCOUNT_NAME.eq((String) null)));
    select(sql, POLL_SLOT.CLAIMED_AT.lt(before)).fetch(POLL_SLOT.ACCOUNT_NAME).stream()
        .filter(account -> !kept.contains(account))
        .forEach(account -> deletes.add(phase(account), account));
    deletes.flush();
  }

  /** Gives the row of an account to another one, unless that one has a row. */
  public static void rename(DSLContext sql, String account, String newName) {
    if (sql.fetchExists(POLL_SLOT, is(newName))) {
      sql.deleteFrom(POLL_SLOT).where(is(account)).execute();
    } else {
      sql.update(POLL_SLOT)
          .set(POLL_SLOT.PHASE, phase(newName))
          .set(POLL_SLOT.ACCOUNT_NAME, newName)
          .where(is(account))
          .execute();
    }
  }

  private static Condition is(String account) {
    return POLL_SLOT.PHASE.eq(phase(account)).and(POLL_SLOT.ACCOUNT_NAME.eq(account));
  }

  private static Condition isOneOf(List<String> accounts) {
    List<Integer> phases = accounts.stream().map(PollSlotRows::phase).toList();
    return POLL_SLOT.PHASE.in(phases).and(POLL_SLOT.ACCOUNT_NAME.in(accounts));
  }

  /** Returns the milliseconds into each minute at which an account with even slots is due. */
  private static int phase(String account) {
    return Math.toIntExact(EvenPollSchedule.of(account, MINUTE).phase().toMillis());
  }

  private static SelectConditionStep<? extends Record> select(DSLContext sql, Condition condition) {
    return sql.select(
            POLL_SLOT.ACCOUNT_NAME,
            POLL_SLOT.SLOT,
            POLL_SLOT.NODE,
            POLL_SLOT.ATTEMPT,
            POLL_SLOT.CLAIMED_AT)
        .from(POLL_SLOT)
        .where(condition);
  }

  private static PollClaim claim(Record row) {
    return new PollClaim(
        row.get(POLL_SLOT.ACCOUNT_NAME),
        row.get(POLL_SLOT.SLOT),
        row.get(POLL_SLOT.NODE),
        row.get(POLL_SLOT.ATTEMPT),
        row.get(POLL_SLOT.CLAIMED_AT));
  }
}
