package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.RISE;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.Rise;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.integrity.SampleSequenceCheck;
import dev.saldo.history.jooq.schema.tables.Sample;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/**
 * Reads the samples that determine the steps of a window. Between two rises a level only falls, so
 * its extremes are where rises begin and end: only these and the edges are looked up, however many
 * samples are between them. All samples are read where that is less work, and for a series with a
 * sample that states no number, because its level may have jumped there.
 */
final class StepOutlineReader {

  /**
   * The number of samples that can be read in the time it takes to look up the neighbours of an
   * edge, or both sides of a rise.
   */
  private static final int ROWS_PER_SEEK = 4;

  /** The most edges that are looked up before it is known whether that is less work. */
  private static final int FEW = 150;

  private static final Sample BEFORE = SAMPLE.as("b");
  private static final Sample AFTER = SAMPLE.as("a");

  private final DSLContext sql;
  private final StoredSeries series;
  private final List<Instant> edges;
  private final NavigableMap<Instant, TotalledSample> found = new TreeMap<>();

  private StepOutlineReader(DSLContext sql, StoredSeries series, List<Instant> edges) {
    this.sql = sql;
    this.series = series;
    this.edges = edges;
  }

  static Iterator<TotalledSample> read(DSLContext sql, StoredSeries series, List<Instant> edges) {
    StepOutlineReader outline = new StepOutlineReader(sql, series, edges);
    return !series.numberless() && outline.lookUp()
        ? outline.found.values().iterator()
        : SampleRowReader.walk(
            HistoryReadSnapshot.within(sql),
            series,
            ColumnInstants.atOrAfter(edges.getFirst()),
            ColumnInstants.atOrAfter(edges.getLast()));
  }

  /** Looks up the edges and the rises, unless there are too many of them. */
  private boolean lookUp() {
    boolean few = edges.size() <= FEW;
    List<SampleNeighbours> ends = add(few ? edges : List.of(edges.getFirst(), edges.getLast()));
    long affordable =
        (count(ends.getLast()) - count(ends.getFirst())) / ROWS_PER_SEEK - edges.size();
    Condition inWindow =
        RISE.SERIES_ID
            .eq(series.id())
            .and(
                RISE.OBSERVED_AT.between(
                    ColumnInstants.atOrAfter(edges.getFirst()),
                    ColumnInstants.atOrBefore(edges.getLast())));
    if (affordable <= 0 || sql.fetchCount(RISE, inWindow) > affordable) {
      return false;
    }
    if (!few) {
      add(edges.subList(1, edges.size() - 1));
    }
    addRises(
        inWindow,
        RiseRowReader.risen(ends.getLast()).subtract(RiseRowReader.risen(ends.getFirst())));
    return true;
  }

  private List<SampleNeighbours> add(List<Instant> instants) {
    List<SampleNeighbours> brackets =
        SampleNeighbourReader.find(sql, List.of(series), instants).getFirst().brackets();
    for (SampleNeighbours bracket : brackets) {
      add(bracket.atOrBefore());
      add(bracket.after());
    }
    return brackets;
  }

  /** Adds both sides of every rise. */
  private void addRises(Condition inWindow, BigDecimal expected) {
    Meaning meaning = series.key().meaning();
    SampleSequenceCheck check = series.check();
    BigDecimal sum = BigDecimal.ZERO;
    try (ResultSet rows = select(sql, inWindow).fetchResultSet()) {
      ResultRowReader row = new ResultRowReader(rows);
      while (row.next()) {
        Rise rise = RiseRowReader.read(series.id(), row, series.key());
        TotalledSample before = row.sample(meaning);
        TotalledSample after = row.sample(meaning);
        check.bracket(rise.after(), before, after);
        add(before);
        add(after);
        if (rise.observedAt().isAfter(edges.getFirst())) {
          sum = sum.add(rise.amount());
        }
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    RiseRowReader.requireSum(series, sum, expected);
  }

  /**
   * Returns the statement: a rise, the sample before it and the one that shows it. The outer joins
   * make every database begin with the rises.
   */
  static Select<Record> select(DSLContext sql, Condition rises) {
    return sql.select(RiseRowReader.COLUMNS)
        .select(TotalledSampleColumns.of(BEFORE).all())
        .select(TotalledSampleColumns.of(AFTER).all())
        .from(RISE)
        .leftJoin(BEFORE)
        .on(BEFORE.SERIES_ID.eq(RISE.SERIES_ID))
        .and(BEFORE.OBSERVED_AT.eq(RISE.AFTER))
        .leftJoin(AFTER)
        .on(AFTER.SERIES_ID.eq(RISE.SERIES_ID))
        .and(AFTER.OBSERVED_AT.eq(RISE.OBSERVED_AT))
        .where(rises);
  }

  private static long count(SampleNeighbours bracket) {
    TotalledSample before = bracket.atOrBefore();
    return before == null ? 0 : before.totals().samples();
  }

  private void add(@Nullable TotalledSample sample) {
    if (sample != null) {
      found.put(sample.observedAt(), sample);
    }
  }
}
