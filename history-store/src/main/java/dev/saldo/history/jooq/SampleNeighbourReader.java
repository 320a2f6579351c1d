package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.integrity.SampleSequenceCheck;
import dev.saldo.history.jooq.stream.ListChunks;
import dev.saldo.spi.Balance.Meaning;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Finds the neighbouring samples of instants in many series, many at a time in one statement. For
 * instants after the latest sample of a series, its head row is enough.
 */
final class SampleNeighbourReader {

  private static final int FEW = 500;
  private static final int ROWS = 10_000;

  private final Map<Long, Map<Instant, Pair>> found = new HashMap<>();
  private final Map<Long, Meaning> meanings = new HashMap<>();

  private SampleNeighbourReader(List<StoredSeries> series) {
    for (StoredSeries kept : series) {
      meanings.put(kept.id(), kept.key().meaning());
      found.put(kept.id(), new HashMap<>());
    }
  }

  /** The neighbouring samples of an instant in a series. */
  private record Pair(@Nullable TotalledSample before, @Nullable TotalledSample after) {

    static final Pair NONE = new Pair(null, null);
  }

  static List<SeriesSampleNeighbours> find(
      DSLContext sql, List<StoredSeries> series, List<Instant> instants) {
    SampleNeighbourReader neighbours = new SampleNeighbourReader(series);
    Instant latest =
        series.stream()
            .map(SampleNeighbourReader::latest)
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    List<Instant> distinct =
        instants.stream()
            .map(ColumnInstants::atOrBefore)
            .filter(latest::isAfter)
            .distinct()
            .toList();
    int atOnce = Math.max(1, ROWS / Math.max(1, series.size()));
    for (List<Instant> chunk : ListChunks.split(distinct, atOnce)) {
      neighbours.read(select(sql, series, chunk));
    }
    return series.stream()
        .map(kept -> new SeriesSampleNeighbours(kept.series(), neighbours.brackets(kept, instants)))
        .toList();
  }

  private List<SampleNeighbours> brackets(StoredSeries series, List<Instant> instants) {
    Map<Instant, Pair> pairs = found.getOrDefault(series.id(), Map.of());
    Pair afterLast = new Pair(series.series().last(), null);
    SampleSequenceCheck check = series.check();
    return instants.stream()
        .map(
            at -> {
              Instant cut = ColumnInstants.atOrBefore(at);
              boolean between = latest(series).isAfter(cut);
              Pair pair = between ? pairs.getOrDefault(cut, Pair.NONE) : afterLast;
              if (between) {
                check.bracket(cut, pair.before(), pair.after());
              }
              return new SampleNeighbours(at, pair.before(), pair.after());
            })
        .toList();
  }

  private static Instant latest(StoredSeries series) {
    return series.series().last().observedAt();
  }

  /** Reads with JDBC: a generic record per row would take as long as the seeks. */
  private void read(Select<?> select) {
    try (ResultSet rows = select.fetchResultSet()) {
      ResultRowReader row = new ResultRowReader(rows);
      while (row.next()) {
        long id = row.number();
        Meaning meaning = meanings.get(id);
        Map<Instant, Pair> pairs = found.get(id);
        if (meaning != null && pairs != null) {
          pairs.put(row.instant(), new Pair(row.sample(meaning), row.sample(meaning)));
        }
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }

  /** Returns the statement: the series, the instant, the sample before and the sample after. */
  static Select<?> select(DSLContext sql, List<StoredSeries> series, List<Instant> instants) {
    Table<?> asked = DSL.unnest(instants.toArray(Instant[]::new)).as("t", "at");
    Field<Instant> at = DSL.field(DSL.name("t", "at"), SAMPLE.OBSERVED_AT.getDataType());
    return new NeighbourSeekQuery(
            HEAD.crossJoin(asked),
            among(series).and(HEAD.OBSERVED_AT.gt(at)),
            HEAD.SERIES_ID,
            at,
            List.of(HEAD.SERIES_ID, at.as("asked_at")))
        .select(sql);
  }

  /** Selects the series in the statement if they are few; many are filtered when they are read. */
  private static Condition among(List<StoredSeries> series) {
    return series.size() > FEW
        ? DSL.noCondition()
        : HEAD.SERIES_ID.in(series.stream().map(StoredSeries::id).toList());
  }
}
