package dev.saldo.history.jooq.alert;

import static dev.saldo.history.jooq.schema.Tables.OUTBOX;

import dev.saldo.alert.OutboxMessage;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.column.ColumnTextLimit;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.integrity.ColumnChecksum;
import dev.saldo.history.jooq.integrity.CompleteTableRead;
import dev.saldo.history.jooq.stream.ListChunks;
import dev.saldo.spi.Amount;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertNotice.RunwayDays;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rows of messages. */
final class OutboxRows {

  /** The number of rows up to which all are read, because a damaged index would hide some. */
  static final int FEW = 10_000;

  private static final int TITLE = 500;
  private static final int TEXT = 20_000;
  private static final int REASON = 1_000;

  private static final ColumnChecksum CHECKSUM =
      ColumnChecksum.of(
          OUTBOX, OUTBOX.CHECKSUM, OUTBOX.ID, OUTBOX.CLAIMED_BY, OUTBOX.CLAIMED_UNTIL);

  private OutboxRows() {}

  /** A notice to one channel. */
  record Post(AlertNotice notice, int number, String channel, Instant dueAt) {

    private Key key() {
      AlertNotice.Episode episode = notice.episode();
      return new Key(episode == null ? notice.id() : episode.id(), notice.kind(), number, channel);
    }
  }

  /**
   * What identifies a message.
   *
   * @param about the identifier of the episode, or of the notice if it is about none
   */
  record Key(String about, AlertMessageKind kind, int number, String channel) {}

  /** Inserts messages, in the given order, unless they are there. */
  static void insert(DSLContext sql, List<Post> posts) {
    Set<Key> there = new HashSet<>();
    Set<String> about = posts.stream().map(post -> post.key().about()).collect(Collectors.toSet());
    for (List<String> chunk : ListChunks.split(about)) {
      sql.select(OUTBOX.EPISODE_ID, OUTBOX.NOTICE_ID, OUTBOX.KIND, OUTBOX.NUMBER, OUTBOX.CHANNEL)
          .from(OUTBOX)
          .where(
              OUTBOX
                  .EPISODE_ID
                  .in(chunk)
                  .or(OUTBOX.EPISODE_ID.isNull().and(OUTBOX.NOTICE_ID.in(chunk))))
          .forEach(
              row ->
                  there.add(
                      new Key(
                          Objects.requireNonNullElse(row.value1(), row.value2()),
                          row.value3(),
                          row.value4(),
                          row.value5())));
    }
    List<Map<Field<?>, @Nullable Object>> rows =
        posts.stream().filter(post -> there.add(post.key())).map(OutboxRows::values).toList();
    if (!rows.isEmpty()) {
      List<Field<?>> fields = List.copyOf(rows.getFirst().keySet());
      StatementRowBatch inserts =
          new StatementRowBatch(
              sql,
              sql.insertInto(OUTBOX, fields)
                  .values(Collections.nCopies(fields.size(), (Object) null)));
      rows.forEach(row -> inserts.add(row.values().toArray()));
      inserts.flush();
    }
  }

  private static Map<Field<?>, @Nullable Object> values(Post post) {
    AlertNotice notice = post.notice();
    Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
    row.put(OUTBOX.NOTICE_ID, notice.id());
    row.put(OUTBOX.KIND, notice.kind());
    row.put(OUTBOX.NUMBER, post.number());
    row.put(OUTBOX.CHANNEL, post.channel());
    row.put(OUTBOX.SEVERITY, notice.severity());
    row.put(OUTBOX.CREATED_AT, millis(notice.createdAt()));
    row.put(OUTBOX.TITLE, ColumnTextLimit.fit(notice.title(), TITLE));
    row.put(OUTBOX.TEXT, ColumnTextLimit.fit(notice.text(), TEXT));
    AlertNotice.Episode episode = notice.episode();
    BalanceUnit unit = episode == null ? null : episode.unit();
    RunwayDays runway = episode == null ? null : episode.runway();
    row.put(OUTBOX.EPISODE_ID, episode == null ? null : episode.id());
    row.put(OUTBOX.RULE, episode == null ? null : episode.rule());
    row.put(OUTBOX.ACCOUNT_NAME, episode == null ? null : episode.account());
    row.put(OUTBOX.PROVIDER, episode == null ? null : episode.provider());
    row.put(OUTBOX.BUCKET, episode == null ? null : episode.bucket());
    row.put(OUTBOX.UNIT_KIND, unit == null ? null : unit.kind());
    row.put(OUTBOX.UNIT_CODE, unit == null ? null : unit.code());
    row.put(OUTBOX.UNIT_RAW_CODE, unit == null ? null : unit.rawCode());
    row.put(OUTBOX.AMOUNT, episode == null ? null : episode.amount());
    row.put(OUTBOX.THRESHOLD, episode == null ? null : episode.threshold());
    row.put(OUTBOX.PREDICTED, runway != null);
    row.put(OUTBOX.P10_DAYS, runway == null ? null : runway.p10());
    row.put(OUTBOX.P50_DAYS, runway == null ? null : runway.p50());
    row.put(OUTBOX.P90_DAYS, runway == null ? null : runway.p90());
    row.put(OUTBOX.OBSERVED_AT, episode == null ? null : millis(episode.observedAt()));
    row.put(OUTBOX.OPENED_AT, episode == null ? null : millis(episode.openedAt()));
    row.put(OUTBOX.CLOSED_AT, episode == null ? null : millis(episode.closedAt()));
    row.put(OUTBOX.REASON, episode == null ? null : ColumnTextLimit.fit(episode.reason(), REASON));
    row.put(OUTBOX.DUE_AT, millis(post.dueAt()));
    row.put(OUTBOX.ATTEMPTS, 0);
    row.put(OUTBOX.STATE, OutboxMessage.State.PENDING);
    row.put(OUTBOX.CHECKSUM, CHECKSUM.of(row::get));
    return row;
  }

  static List<OutboxMessage> ofEpisodes(DSLContext sql, Collection<String> episodes) {
    Map<Long, OutboxMessage> found = new TreeMap<>();
    ListChunks.split(Set.copyOf(episodes))
        .forEach(chunk -> found.putAll(select(sql, OUTBOX.EPISODE_ID.in(chunk))));
    return List.copyOf(found.values());
  }

  /** Returns the messages of episodes like {@link #ofEpisodes}; refuses hidden and damaged rows. */
  static List<OutboxMessage> findAll(DSLContext sql, Collection<String> episodes) {
    CompleteTableRead read = CompleteTableRead.of(sql, OUTBOX, Selection.NONE, FEW);
    if (!read.entire()) {
      return ofEpisodes(sql, episodes);
    }
    Collection<OutboxMessage> all = select(sql, DSL.noCondition()).values();
    read.requireAll(all.size());
    return all.stream().filter(message -> isAbout(message, episodes)).toList();
  }

  private static boolean isAbout(OutboxMessage message, Collection<String> episodes) {
    AlertNotice.Episode episode = message.notice().episode();
    return episode != null && episodes.contains(episode.id());
  }

  /** Returns messages by the number of their row, in the order in which they were written. */
  static Map<Long, OutboxMessage> select(DSLContext sql, Condition condition) {
    Map<Long, OutboxMessage> found = new LinkedHashMap<>();
    sql.select(Arrays.asList(OUTBOX.fields()))
        .from(OUTBOX)
        .where(condition)
        .orderBy(OUTBOX.ID)
        .forEach(row -> found.put(row.get(OUTBOX.ID), message(row)));
    return found;
  }

  /** Returns the accounts and notices of the rows that are not as they were written. */
  static List<Record2<String, String>> findDamaged(DSLContext sql) {
    return sql.select(Arrays.asList(OUTBOX.fields())).from(OUTBOX).orderBy(OUTBOX.ID).stream()
        .filter(row -> !CHECKSUM.matches(row))
        .map(row -> row.into(OUTBOX.ACCOUNT_NAME, OUTBOX.NOTICE_ID))
        .toList();
  }

  /** Changes the rows that fulfil a condition. A damaged one remains recognizable. */
  static void change(DSLContext sql, Condition condition, UnaryOperator<Record> change) {
    CHECKSUM.change(sql, OUTBOX.ID, condition, change);
  }

  /** Returns the rows among some that are damaged, after it gave them up. */
  static Set<Long> giveUpDamaged(DSLContext sql, Collection<Long> ids, Instant now) {
    Set<Long> damaged =
        sql.select(Arrays.asList(OUTBOX.fields())).from(OUTBOX).where(OUTBOX.ID.in(ids)).stream()
            .filter(row -> !CHECKSUM.matches(row))
            .map(row -> row.get(OUTBOX.ID))
            .collect(Collectors.toSet());
    if (!damaged.isEmpty()) {
      sql.update(OUTBOX)
          .set(OUTBOX.STATE, OutboxMessage.State.DEAD)
          .set(OUTBOX.TRIED_AT, now)
          .set(OUTBOX.LAST_ERROR, "its row in the history is damaged, so it was not sent")
          .where(OUTBOX.ID.in(damaged))
          .execute();
    }
    return damaged;
  }

  private static void requireIntact(Record row) {
    CHECKSUM.require(row, "message " + row.get(OUTBOX.NOTICE_ID));
  }

  /** Returns a message; refuses a damaged row. */
  static OutboxMessage message(Record row) {
    requireIntact(row);
    return new OutboxMessage(
        new AlertNotice(
            row.get(OUTBOX.NOTICE_ID),
            row.get(OUTBOX.KIND),
            row.get(OUTBOX.SEVERITY),
            row.get(OUTBOX.CREATED_AT),
            row.get(OUTBOX.TITLE),
            row.get(OUTBOX.TEXT),
            row.get(OUTBOX.EPISODE_ID) == null ? null : episode(row)),
        row.get(OUTBOX.NUMBER),
        row.get(OUTBOX.CHANNEL),
        row.get(OUTBOX.DUE_AT),
        row.get(OUTBOX.ATTEMPTS),
        row.get(OUTBOX.NEXT_AT),
        row.get(OUTBOX.STATE),
        row.get(OUTBOX.LAST_ERROR),
        row.get(OUTBOX.SENT_AT));
  }

  private static AlertNotice.Episode episode(Record row) {
    BalanceUnit.Kind kind = row.get(OUTBOX.UNIT_KIND);
    boolean predicted = row.get(OUTBOX.PREDICTED);
    return new AlertNotice.Episode(
        row.get(OUTBOX.EPISODE_ID),
        row.get(OUTBOX.RULE),
        row.get(OUTBOX.ACCOUNT_NAME),
        row.get(OUTBOX.PROVIDER),
        row.get(OUTBOX.BUCKET),
        kind == null
            ? null
            : new BalanceUnit(kind, row.get(OUTBOX.UNIT_CODE), row.get(OUTBOX.UNIT_RAW_CODE)),
        plain(row.get(OUTBOX.AMOUNT)),
        plain(row.get(OUTBOX.THRESHOLD)),
        predicted
            ? new RunwayDays(
                plain(row.get(OUTBOX.P10_DAYS)),
                plain(row.get(OUTBOX.P50_DAYS)),
                plain(row.get(OUTBOX.P90_DAYS)))
            : null,
        row.get(OUTBOX.OBSERVED_AT),
        row.get(OUTBOX.OPENED_AT),
        row.get(OUTBOX.CLOSED_AT),
        row.get(OUTBOX.REASON));
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    return number == null ? null : Amount.plain(number);
  }

  private static @Nullable Instant millis(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
