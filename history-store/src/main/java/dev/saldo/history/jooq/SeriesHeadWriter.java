package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.HEAD;

import dev.saldo.history.TotalledSample;
import dev.saldo.history.UnconfirmedReading;
import dev.saldo.history.jooq.column.RawAmountColumn;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.integrity.HeadRowChecksum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Writes head rows, which hold the first instant and the latest sample of each series. Not
 * thread-safe.
 */
final class SeriesHeadWriter {

  /** The columns; the series id comes last because the update uses it in its condition. */
  private static final List<Column> COLUMNS =
      List.of(
          new Column(HEAD.FIRST_OBSERVED_AT, Head::first),
          new Column(HEAD.POLLED_AT, Head::polledAt),
          new Column(HEAD.OBSERVED_AT, head -> head.last().observedAt()),
          new Column(HEAD.AMOUNT, head -> head.last().amount().value()),
          new Column(HEAD.UNLIMITED, head -> head.last().amount().unlimited()),
          new Column(HEAD.RAW_AMOUNT, head -> RawAmountColumn.column(head.last().amount())),
          new Column(HEAD.FALLEN, head -> head.last().totals().fallen()),
          new Column(HEAD.RISEN, head -> head.last().totals().risen()),
          new Column(HEAD.SAMPLES, head -> head.last().totals().samples()),
          new Column(HEAD.COVERED_MILLIS, head -> head.last().totals().covered().toMillis()),
          new Column(HEAD.STATED_AT, head -> head.last().vendorTime()),
          new Column(HEAD.NUMBERLESS, Head::numberless),
          new Column(HEAD.COUNTED_UNTIL, Head::countedUntil),
          new Column(HEAD.UNCONFIRMED_SINCE, head -> since(head.unconfirmed())),
          new Column(HEAD.HELD, head -> before(head.unconfirmed())),
          new Column(HEAD.CHECKSUM, Head::checksum),
          new Column(HEAD.SERIES_ID, Head::seriesId));

  private final StatementRowBatch inserts;
  private final StatementRowBatch updates;

  /**
   * A head row.
   *
   * @param first the first sample's instant
   * @param polledAt the latest poll's instant; null if the series was only imported
   * @param last the latest sample
   * @param numberless whether a sample ever stated no number
   * @param countedUntil the end of the days whose usage is counted
   * @param unconfirmed the latest samples if they look like a glitch; null otherwise
   */
  record Head(
      long seriesId,
      Instant first,
      @Nullable Instant polledAt,
      TotalledSample last,
      boolean numberless,
      Instant countedUntil,
      @Nullable UnconfirmedReading unconfirmed) {

    int checksum() {
      return HeadRowChecksum.compute(
          seriesId, first, polledAt, last, numberless, countedUntil, unconfirmed);
    }
  }

  private record Column(Field<?> field, Function<Head, @Nullable Object> value) {}

  SeriesHeadWriter(DSLContext sql) {
    List<Field<?>> fields = COLUMNS.stream().<Field<?>>map(Column::field).toList();
    this.inserts =
        new StatementRowBatch(
            sql,
            sql.insertInto(HEAD, fields).values(Collections.nCopies(fields.size(), (Object) null)));
    Map<Field<?>, @Nullable Object> changed = new LinkedHashMap<>();
    fields.subList(0, fields.size() - 1).forEach(field -> changed.put(field, null));
    this.updates =
        new StatementRowBatch(
            sql, sql.update(HEAD).set(changed).where(HEAD.SERIES_ID.eq((Long) null)));
  }

  /** Inserts the head row of a series that has none. */
  void insert(Head head) {
    inserts.add(values(head));
  }

  /** Updates the head row of a series. */
  void update(Head head) {
    updates.add(values(head));
  }

  void flush() {
    inserts.flush();
    updates.flush();
  }

  private static @Nullable Instant since(@Nullable UnconfirmedReading reading) {
    return reading == null ? null : reading.since();
  }

  private static @Nullable BigDecimal before(@Nullable UnconfirmedReading reading) {
    return reading == null ? null : reading.before();
  }

  private static @Nullable Object[] values(Head head) {
    @Nullable Object[] values = new Object[COLUMNS.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = COLUMNS.get(i).value().apply(head);
    }
    return values;
  }
}
