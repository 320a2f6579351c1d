package dev.saldo.history.jooq.alert;

import static dev.saldo.history.jooq.schema.Tables.EPISODE;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertEpisode.Acknowledgement;
import dev.saldo.alert.AlertEpisode.Closing;
import dev.saldo.alert.AlertSubject;
import dev.saldo.history.jooq.column.ColumnTextLimit;
import dev.saldo.history.jooq.database.StatementRowBatch;
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
    List<Field<?>> fields = COLUMNS.stream().<Field<?>>map(Column::field).toList();
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

  static List<AlertEpisode> select(DSLContext sql, Condition condition) {
    return new ArrayList<>(
        sql.select(fields()).from(EPISODE).where(condition).fetch(EpisodeRows::episode));
  }

  static AlertEpisode episode(Record row) {
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
    return COLUMNS.stream().map(column -> column.value().apply(episode)).toArray();
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
