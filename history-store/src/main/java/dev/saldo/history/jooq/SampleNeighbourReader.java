package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.database.DatabaseErrors;
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
 * Finds the neighbours of instants in many series, many of them in one statement. What lies after
 * the latest sample of a series is known from its head.
 */
final class SampleNeighbourReader {

  private static final int FEW = 500;
  private static final int ROWS = 10_000;

  private final Map<Long, Map<Instant, Pair>> found = new HashMap<>();
  private final Map<Long, Meaning> means = new HashMap<>();

  private SampleNeighbourReader(List<StoredSeries> series) {
    for (StoredSeries kept : series) {
      means.put(kept.id(), kept.key().meaning());
      found.put(kept.id(), new HashMap<>());
    }
  }

  /** The neighbours of an instant in a series. */
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
    for (List<Instant> some : ListChunks.split(distinct, atOnce)) {
      neighbours.read(select(sql, series, some));
    }
    return series.stream()
        .map(kept -> new SeriesSampleNeighbours(kept.series(), neighbours.brackets(kept, instants)))
        .toList();
  }

  private List<SampleNeighbours> brackets(StoredSeries series, List<Instant> instants) {
    Map<Instant, Pair> pairs = found.getOrDefault(series.id(), Map.of());
    Pair behind = new Pair(series.series().last(), null);
    return instants.stream()
        .map(
            at -> {
              Instant cut = ColumnInstants.atOrBefore(at);
              Pair pair = latest(series).isAfter(cut) ? pairs.getOrDefault(cut, Pair.NONE) : behind;
              return new SampleNeighbours(at, pair.before(), pair.after());
            })
        .toList();
  }

  private static Instant latest(StoredSeries series) {
    return series.series().last().observedAt();
  }

  /** Reads by JDBC: a generic record per row would cost as much as the seeks. */
  private void read(Select<?> select) {
    try (ResultSet rows = select.fetchResultSet()) {
      ResultRowReader row = new ResultRowReader(rows);
      while (row.next()) {
        long id = row.number();
        Meaning direction = means.get(id);
        Map<Instant, Pair> pairs = found.get(id);
        if (direction != null && pairs != null) {
          pairs.put(row.instant(), new Pair(row.sample(direction), row.sample(direction)));
        }
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  /** Returns the statement for some instants: series, instant, the sample before, the one after. */
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

  /** Narrows the series when they are few; many are told apart when they are read. */
  private static Condition among(List<StoredSeries> series) {
    return series.size() > FEW
        ? DSL.noCondition()
        : HEAD.SERIES_ID.in(series.stream().map(StoredSeries::id).toList());
  }
}
