package dev.saldo.history.jooq.alert;

import static dev.saldo.history.jooq.schema.Tables.ALERT_TRACK;
import static dev.saldo.history.jooq.schema.Tables.EPISODE;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.integrity.ColumnChecksum;
import dev.saldo.history.jooq.stream.ListChunks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;

/** The rows of the memories of rules. An empty memory has none. */
final class TrackRows {

  private static final ColumnChecksum CHECKSUM =
      ColumnChecksum.of(ALERT_TRACK, ALERT_TRACK.CHECKSUM);

  private TrackRows() {}

  static Map<AlertSubject, AlertTrack> ofAccounts(DSLContext sql, Collection<String> accounts) {
    Map<AlertSubject, AlertTrack> found = new HashMap<>();
    ListChunks.split(accounts)
        .forEach(chunk -> found.putAll(select(sql, ALERT_TRACK.ACCOUNT_NAME.in(chunk))));
    return found;
  }

  /** Returns the memories with an open episode, without those whose rows are damaged. */
  static Map<AlertSubject, AlertTrack> open(DSLContext sql) {
    Map<AlertSubject, AlertTrack> found = new HashMap<>();
    rows(sql, EPISODE.ID.isNotNull()).stream()
        .filter(row -> CHECKSUM.matches(row) && EpisodeRows.isIntact(row))
        .forEach(row -> found.put(subject(row), track(row)));
    return found;
  }

  /** Returns the accounts and rules of the rows that are not as they were written. */
  static List<Record2<String, String>> findDamaged(DSLContext sql) {
    return sql
        .select(CHECKSUM.columns())
        .from(ALERT_TRACK)
        .orderBy(ALERT_TRACK.ACCOUNT_NAME, ALERT_TRACK.RULE, ALERT_TRACK.BUCKET)
        .stream()
        .filter(row -> !CHECKSUM.matches(row))
        .map(row -> row.into(ALERT_TRACK.ACCOUNT_NAME, ALERT_TRACK.RULE))
        .toList();
  }

  /** Returns memories; refuses damaged rows. An episode that has ended is not part of one. */
  private static Map<AlertSubject, AlertTrack> select(DSLContext sql, Condition condition) {
    Map<AlertSubject, AlertTrack> found = new HashMap<>();
    for (Record row : rows(sql, condition)) {
      CHECKSUM.require(
          row, "rule %s of account %s".formatted(subject(row).rule(), subject(row).account()));
      found.put(subject(row), track(row));
    }
    found.values().removeIf(AlertTrack.EMPTY::equals);
    return found;
  }

  private static List<Record> rows(DSLContext sql, Condition condition) {
    return sql.select(CHECKSUM.columns())
        .select(EpisodeRows.fields())
        .from(ALERT_TRACK)
        .leftJoin(EPISODE)
        .on(EPISODE.ID.eq(ALERT_TRACK.EPISODE_ID).and(EpisodeRows.isOpen()))
        .where(condition)
        .fetch();
  }

  private static AlertSubject subject(Record row) {
    return new AlertSubject(
        row.get(ALERT_TRACK.RULE), row.get(ALERT_TRACK.ACCOUNT_NAME), row.get(ALERT_TRACK.BUCKET));
  }

  private static AlertTrack track(Record row) {
    return new AlertTrack(
        row.get(ALERT_TRACK.BREACHES),
        row.get(ALERT_TRACK.HEALTHY),
        row.get(EPISODE.ID) == null ? null : EpisodeRows.episode(row));
  }

  /** Inserts, updates or deletes the rows of memories. */
  static void put(DSLContext sql, Map<AlertSubject, AlertTrack> tracks) {
    StatementRowBatch deletes =
        new StatementRowBatch(
            sql,
            sql.deleteFrom(ALERT_TRACK)
                .where(ALERT_TRACK.RULE.eq((String) null))
                .and(ALERT_TRACK.ACCOUNT_NAME.eq((String) null))
                .and(ALERT_TRACK.BUCKET.eq((String) null)));
    StatementRowBatch updates =
        StatementRowBatch.counted(
            sql,
            sql.update(ALERT_TRACK)
                .set(ALERT_TRACK.CHECKSUM, (Integer) null)
                .set(ALERT_TRACK.BREACHES, (Integer) null)
                .set(ALERT_TRACK.HEALTHY, (Integer) null)
                .set(ALERT_TRACK.EPISODE_ID, (String) null)
                .where(ALERT_TRACK.RULE.eq((String) null))
                .and(ALERT_TRACK.ACCOUNT_NAME.eq((String) null))
                .and(ALERT_TRACK.BUCKET.eq((String) null)));
    StatementRowBatch inserts =
        new StatementRowBatch(
            sql,
            sql.insertInto(
                    ALERT_TRACK,
                    ALERT_TRACK.CHECKSUM,
                    ALERT_TRACK.BREACHES,
                    ALERT_TRACK.HEALTHY,
                    ALERT_TRACK.EPISODE_ID,
                    ALERT_TRACK.RULE,
                    ALERT_TRACK.ACCOUNT_NAME,
                    ALERT_TRACK.BUCKET)
                .values((Integer) null, null, null, null, null, null, null));
    List<@Nullable Object[]> kept = new ArrayList<>();
    tracks.forEach(
        (subject, track) -> {
          if (track.equals(AlertTrack.EMPTY)) {
            deletes.add(subject.rule(), subject.account(), subject.bucket());
          } else {
            @Nullable Object[] values = values(subject, track);
            kept.add(values);
            updates.add(values);
          }
        });
    deletes.flush();
    List<Integer> counts = updates.flushAndCount();
    for (int place = 0; place < counts.size(); place++) {
      if (counts.get(place) == 0) {
        inserts.add(kept.get(place));
      }
    }
    inserts.flush();
  }

  private static @Nullable Object[] values(AlertSubject subject, AlertTrack track) {
    AlertEpisode episode = track.episode();
    Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
    row.put(ALERT_TRACK.CHECKSUM, null);
    row.put(ALERT_TRACK.BREACHES, track.breaches());
    row.put(ALERT_TRACK.HEALTHY, track.healthy());
    row.put(ALERT_TRACK.EPISODE_ID, episode == null ? null : episode.id());
    row.put(ALERT_TRACK.RULE, subject.rule());
    row.put(ALERT_TRACK.ACCOUNT_NAME, subject.account());
    row.put(ALERT_TRACK.BUCKET, subject.bucket());
    row.put(ALERT_TRACK.CHECKSUM, CHECKSUM.of(row::get));
    return row.values().toArray();
  }
}
