package dev.saldo.history.jooq.terms;

import static dev.saldo.history.jooq.schema.Tables.STATED_TERMS;

import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.integrity.CompleteTableRead;
import dev.saldo.history.jooq.integrity.RowChecksum;
import dev.saldo.history.jooq.integrity.TableRowChecksum;
import dev.saldo.history.jooq.stream.ListChunks;
import dev.saldo.history.terms.BucketTermsTimeline;
import dev.saldo.history.terms.StatedBucketTerms;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes the changes of the terms and notes of series. */
public final class StatedTermsTable {

  private static final int FEW = 10_000;

  private StatedTermsTable() {}

  /** Returns a batch of insertions, for {@link #values}. */
  public static StatementRowBatch insertions(DSLContext sql) {
    return new StatementRowBatch(
        sql,
        sql.insertInto(STATED_TERMS, STATED_TERMS.fields())
            .values(Collections.nCopies(STATED_TERMS.fields().length, (Object) null)));
  }

  /** Returns the values of a row. */
  public static @Nullable Object[] values(long seriesId, StatedBucketTerms stated) {
    Terms terms = stated.terms();
    @Nullable Object[] row = {
      seriesId,
      stated.since(),
      terms.billing(),
      terms.creditLimit(),
      terms.expiresAt(),
      stated.notes().toArray(String[]::new),
      null
    };
    row[row.length - 1] = checksum(row);
    return row;
  }

  /** Returns all changes of a series; refuses damaged rows. */
  public static BucketTermsTimeline read(DSLContext sql, long seriesId) {
    return new BucketTermsTimeline(
        select(sql, STATED_TERMS.SERIES_ID.eq(seriesId)).getOrDefault(seriesId, List.of()));
  }

  /** Returns the changes of series in {@code [from, to)} and those in effect at its start. */
  public static Map<SeriesKey, List<StatedBucketTerms>> find(
      DSLContext sql, Map<Long, SeriesKey> series, Instant from, Instant to) {
    CompleteTableRead read = CompleteTableRead.of(sql, STATED_TERMS, Selection.NONE, FEW);
    if (read.entire()) {
      return findInAll(sql, read, series, from, to);
    }
    Map<SeriesKey, List<StatedBucketTerms>> found = new HashMap<>();
    for (List<Long> chunk : ListChunks.split(series.keySet())) {
      seek(sql, chunk, from, to)
          .forEach((id, changes) -> found.put(Objects.requireNonNull(series.get(id)), changes));
    }
    return found;
  }

  /** Returns the changes by the id of the series, with two seeks for each series. */
  static Map<Long, List<StatedBucketTerms>> seek(
      DSLContext sql, List<Long> series, Instant from, Instant to) {
    Instant begin = ColumnInstants.atOrBefore(from);
    Long[] ids = series.toArray(Long[]::new);
    Map<Long, Instant> inEffect = new HashMap<>();
    StatedTermsSeek.selectInEffect(sql, ids, begin)
        .forEach(row -> inEffect.put(row.value1(), row.value2()));
    Instant[] begins =
        series.stream()
            .map(id -> Objects.requireNonNullElse(inEffect.get(id), begin))
            .toArray(Instant[]::new);
    return read(StatedTermsSeek.select(sql, ids, begins, ColumnInstants.atOrAfter(to)));
  }

  /** Reads all rows, because a damaged index would hide some of them. */
  private static Map<SeriesKey, List<StatedBucketTerms>> findInAll(
      DSLContext sql,
      CompleteTableRead read,
      Map<Long, SeriesKey> series,
      Instant from,
      Instant to) {
    Map<Long, List<StatedBucketTerms>> all = select(sql, DSL.noCondition());
    read.requireAll(all.values().stream().mapToInt(List::size).sum());
    Map<SeriesKey, List<StatedBucketTerms>> found = new HashMap<>();
    series.forEach(
        (id, key) -> {
          List<StatedBucketTerms> changes =
              new BucketTermsTimeline(all.getOrDefault(id, List.of())).within(from, to);
          if (!changes.isEmpty()) {
            found.put(key, changes);
          }
        });
    return found;
  }

  /** Replaces the changes of one series with those of two that become one. */
  public static void replace(
      DSLContext sql, long seriesId, Collection<Long> former, BucketTermsTimeline timeline) {
    sql.deleteFrom(STATED_TERMS).where(STATED_TERMS.SERIES_ID.in(former)).execute();
    StatementRowBatch insertions = insertions(sql);
    timeline.changes().forEach(change -> insertions.add(values(seriesId, change)));
    insertions.flush();
  }

  private static Map<Long, List<StatedBucketTerms>> select(DSLContext sql, Condition condition) {
    return read(
        sql.select(TableRowChecksum.TERMS.columns())
            .from(STATED_TERMS)
            .where(condition)
            .orderBy(STATED_TERMS.SERIES_ID, STATED_TERMS.OBSERVED_AT));
  }

  private static Map<Long, List<StatedBucketTerms>> read(Select<? extends Record> rows) {
    Map<Long, List<StatedBucketTerms>> found = new HashMap<>();
    rows.forEach(
        row ->
            found
                .computeIfAbsent(row.get(STATED_TERMS.SERIES_ID), id -> new ArrayList<>())
                .add(read(row)));
    return found;
  }

  private static StatedBucketTerms read(Record row) {
    Instant since = row.get(STATED_TERMS.OBSERVED_AT);
    TableRowChecksum.TERMS.require(row, "the terms of " + since);
    BigDecimal limit = row.get(STATED_TERMS.CREDIT_LIMIT);
    return new StatedBucketTerms(
        since,
        new Terms(
            row.get(STATED_TERMS.BILLING),
            limit == null ? null : Amount.plain(limit),
            row.get(STATED_TERMS.EXPIRES_AT)),
        List.of(row.get(STATED_TERMS.NOTES)));
  }

  private static int checksum(@Nullable Object[] row) {
    return RowChecksum.of(Arrays.copyOf(row, row.length - 1));
  }
}
