package dev.saldo.history.jooq.alert;

import static dev.saldo.history.jooq.schema.Tables.EPISODE;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertEpisode.Acknowledgement;
import dev.saldo.alert.AlertEpisode.Closing;
import dev.saldo.alert.AlertSubject;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.column.ColumnTextLimit;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.integrity.ColumnChecksum;
import dev.saldo.history.jooq.integrity.CompleteTableRead;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rows of episodes. */
final class EpisodeRows {

  private static final int OPEN = 1;
  private static final int TEXT = 1_000;
  private static final int TOLD = 4_000;

  /** The columns; the identifier comes last because the update uses it in its condition. */
  private static final List<Column> COLUMNS =
      List.of(
          new Column(EPISODE.RULE, episode -> episode.subject().rule()),
          new Column(EPISODE.ACCOUNT_NAME, episode -> episode.subject().account()),
          new Column(EPISODE.BUCKET, episode -> episode.subject().bucket()),
          new Column(EPISODE.SEVERITY, AlertEpisode::severity),
          new Column(EPISODE.OPENED_AT, episode -> millis(episode.openedAt())),
          new Column(EPISODE.WORST, AlertEpisode::worst),
          new Column(EPISODE.REMIND_AT, episode -> millis(episode.remindAt())),
          new Column(EPISODE.STEPS, AlertEpisode::steps),
          new Column(EPISODE.TOLD, episode -> told(episode.told())),
          new Column(EPISODE.ACKNOWLEDGED_BY, of(AlertEpisode::acknowledgement, a -> text(a.by()))),
          new Column(
              EPISODE.ACKNOWLEDGED_AT, of(AlertEpisode::acknowledgement, a -> millis(a.at()))),
          new Column(
              EPISODE.ACKNOWLEDGED_NOTE, of(AlertEpisode::acknowledgement, a -> text(a.note()))),
          new Column(EPISODE.SILENCED_UNTIL, episode -> millis(episode.silencedUntil())),
          new Column(EPISODE.CLOSED_AT, of(AlertEpisode::closing, end -> millis(end.at()))),
          new Column(EPISODE.CLOSE_REASON, of(AlertEpisode::closing, end -> text(end.reason()))),
          new Column(EPISODE.OPEN_KEY, episode -> episode.closing() == null ? OPEN : null),
          new Column(EPISODE.ID, AlertEpisode::id));

  private static final ColumnChecksum CHECKSUM = ColumnChecksum.of(EPISODE, EPISODE.CHECKSUM);

  private record Column(Field<?> field, Function<AlertEpisode, @Nullable Object> value) {}

  private EpisodeRows() {}

  /** Returns the columns, for joins. */
  static List<Field<?>> fields() {
    return Arrays.asList(EPISODE.fields());
  }

  /** Returns the condition that an episode is open. */
  static Condition isOpen() {
    return EPISODE.OPEN_KEY.eq(OPEN);
  }

  /**
   * Inserts or updates episodes; first those that end, because another one of the same subject may
   * open in the same transaction.
   */
  static void put(DSLContext sql, Collection<AlertEpisode> episodes) {
    List<AlertEpisode> ordered =
        episodes.stream()
            .sorted(Comparator.comparing(episode -> episode.closing() == null))
            .toList();
    Map<Field<?>, @Nullable Object> changed = new LinkedHashMap<>();
    List<Field<?>> fields = new ArrayList<>(List.of(EPISODE.CHECKSUM));
    COLUMNS.forEach(column -> fields.add(column.field()));
    fields.subList(0, fields.size() - 1).forEach(field -> changed.put(field, null));
    StatementRowBatch updates =
        StatementRowBatch.counted(
            sql, sql.update(EPISODE).set(changed).where(EPISODE.ID.eq((String) null)));
    StatementRowBatch inserts =
        new StatementRowBatch(
            sql,
            sql.insertInto(EPISODE, fields)
                .values(Collections.nCopies(fields.size(), (Object) null)));
    ordered.forEach(episode -> updates.add(values(episode)));
    List<Integer> counts = updates.flushAndCount();
    for (int place = 0; place < counts.size(); place++) {
      if (counts.get(place) == 0) {
        inserts.add(values(ordered.get(place)));
      }
    }
    inserts.flush();
  }

  /** Gives the episodes of an account to another name. */
  static void rename(DSLContext sql, String account, String newName) {
    CHECKSUM.change(
        sql,
        EPISODE.ID,
        EPISODE.ACCOUNT_NAME.eq(account),
        episode -> {
          episode.set(EPISODE.ACCOUNT_NAME, newName);
          return episode;
        });
  }

  /** Returns the episodes that are open or ended since an instant; refuses hidden rows. */
  static List<AlertEpisode> find(DSLContext sql, Instant closedSince) {
    CompleteTableRead read = CompleteTableRead.of(sql, EPISODE, Selection.NONE, OutboxRows.FEW);
    if (!read.entire()) {
      return select(sql, EPISODE.CLOSED_AT.isNull().or(EPISODE.CLOSED_AT.ge(closedSince)));
    }
    List<AlertEpisode> all = select(sql, DSL.noCondition());
    read.requireAll(all.size());
    all.removeIf(
        episode -> episode.closing() != null && episode.closing().at().isBefore(closedSince));
    return all;
  }

  static List<AlertEpisode> select(DSLContext sql, Condition condition) {
    return new ArrayList<>(
        sql.select(fields()).from(EPISODE).where(condition).fetch(EpisodeRows::episode));
  }

  /** Returns the accounts and identifiers of the rows that are not as they were written. */
  static List<Record2<String, String>> findDamaged(DSLContext sql) {
    return sql.select(fields()).from(EPISODE).orderBy(EPISODE.ID).stream()
        .filter(row -> !isIntact(row))
        .map(row -> row.into(EPISODE.ACCOUNT_NAME, EPISODE.ID))
        .toList();
  }

  static boolean isIntact(Record row) {
    return CHECKSUM.matches(row);
  }

  /** Returns an episode; refuses a damaged row. */
  static AlertEpisode episode(Record row) {
    CHECKSUM.require(row, "episode " + row.get(EPISODE.ID));
    String by = row.get(EPISODE.ACKNOWLEDGED_BY);
    Instant closedAt = row.get(EPISODE.CLOSED_AT);
    BigDecimal worst = row.get(EPISODE.WORST);
    return new AlertEpisode(
        row.get(EPISODE.ID),
        new AlertSubject(
            row.get(EPISODE.RULE), row.get(EPISODE.ACCOUNT_NAME), row.get(EPISODE.BUCKET)),
        row.get(EPISODE.SEVERITY),
        row.get(EPISODE.OPENED_AT),
        worst == null ? null : Amount.plain(worst),
        row.get(EPISODE.REMIND_AT),
        row.get(EPISODE.STEPS),
        row.get(EPISODE.TOLD).lines().toList(),
        by == null
            ? null
            : new Acknowledgement(
                by, row.get(EPISODE.ACKNOWLEDGED_AT), row.get(EPISODE.ACKNOWLEDGED_NOTE)),
        row.get(EPISODE.SILENCED_UNTIL),
        closedAt == null ? null : new Closing(closedAt, row.get(EPISODE.CLOSE_REASON)));
  }

  private static @Nullable Object[] values(AlertEpisode episode) {
    Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
    row.put(EPISODE.CHECKSUM, null);
    COLUMNS.forEach(column -> row.put(column.field(), column.value().apply(episode)));
    row.put(EPISODE.CHECKSUM, CHECKSUM.of(row::get));
    return row.values().toArray();
  }

  private static <T> Function<AlertEpisode, @Nullable Object> of(
      Function<AlertEpisode, @Nullable T> part, Function<T, @Nullable Object> value) {
    return episode -> {
      T found = part.apply(episode);
      return found == null ? null : value.apply(Objects.requireNonNull(found));
    };
  }

  /** Channels, one a line; those that do not fit into the column are not told of the end. */
  private static String told(List<String> channels) {
    StringBuilder lines = new StringBuilder();
    for (String channel : channels) {
      if (lines.length() + channel.length() < TOLD) {
        lines.append(channel).append('\n');
      }
    }
    return lines.toString();
  }

  private static String text(String text) {
    return ColumnTextLimit.fit(text, TEXT);
  }

  private static @Nullable Instant millis(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
