package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.Bracket;
import dev.saldo.history.SeriesBrackets;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.database.Faults;
import dev.saldo.spi.Balance.Means;
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
final class Neighbours {

  private static final int FEW = 500;
  private static final int ROWS = 10_000;

  private final Map<Long, Map<Instant, Pair>> found = new HashMap<>();
  private final Map<Long, Means> means = new HashMap<>();

  private Neighbours(List<KeptSeries> series) {
    for (KeptSeries kept : series) {
      means.put(kept.id(), kept.key().means());
      found.put(kept.id(), new HashMap<>());
    }
  }

  /** The neighbours of an instant in a series. */
  private record Pair(@Nullable TotalledSample before, @Nullable TotalledSample after) {

    static final Pair NONE = new Pair(null, null);
  }

  static List<SeriesBrackets> of(DSLContext sql, List<KeptSeries> series, List<Instant> instants) {
    Neighbours neighbours = new Neighbours(series);
    Instant latest =
        series.stream().map(Neighbours::latest).max(Comparator.naturalOrder()).orElse(Instant.MIN);
    List<Instant> distinct =
        instants.stream().map(Edges::atOrBefore).filter(latest::isAfter).distinct().toList();
    int atOnce = Math.max(1, ROWS / Math.max(1, series.size()));
    for (List<Instant> some : Chunks.of(distinct, atOnce)) {
      neighbours.read(select(sql, series, some));
    }
    return series.stream()
        .map(kept -> new SeriesBrackets(kept.series(), neighbours.brackets(kept, instants)))
        .toList();
  }

  private List<Bracket> brackets(KeptSeries series, List<Instant> instants) {
    Map<Instant, Pair> pairs = found.getOrDefault(series.id(), Map.of());
    Pair behind = new Pair(series.series().last(), null);
    return instants.stream()
        .map(
            at -> {
              Instant cut = Edges.atOrBefore(at);
              Pair pair = latest(series).isAfter(cut) ? pairs.getOrDefault(cut, Pair.NONE) : behind;
              return new Bracket(at, pair.before(), pair.after());
            })
        .toList();
  }

  private static Instant latest(KeptSeries series) {
    return series.series().last().observedAt();
  }

  /** Reads by JDBC: a generic record per row would cost as much as the seeks. */
  private void read(Select<?> select) {
    try (ResultSet rows = select.fetchResultSet()) {
      RowReader row = new RowReader(rows);
      while (row.next()) {
        long id = row.number();
        Means direction = means.get(id);
        Map<Instant, Pair> pairs = found.get(id);
        if (direction != null && pairs != null) {
          pairs.put(row.instant(), new Pair(row.sample(direction), row.sample(direction)));
        }
      }
    } catch (SQLException e) {
      throw Faults.of(e);
    }
  }

  /** Returns the statement for some instants: series, instant, the sample before, the one after. */
  static Select<?> select(DSLContext sql, List<KeptSeries> series, List<Instant> instants) {
    Table<?> asked = DSL.unnest(instants.toArray(Instant[]::new)).as("t", "at");
    Field<Instant> at = DSL.field(DSL.name("t", "at"), SAMPLE.OBSERVED_AT.getDataType());
    return new NeighbourSeek(
            HEAD.crossJoin(asked),
            among(series).and(HEAD.OBSERVED_AT.gt(at)),
            HEAD.SERIES_ID,
            at,
            List.of(HEAD.SERIES_ID, at.as("asked_at")))
        .select(sql);
  }

  /** Narrows the series when they are few; many are told apart when they are read. */
  private static Condition among(List<KeptSeries> series) {
    return series.size() > FEW
        ? DSL.noCondition()
        : HEAD.SERIES_ID.in(series.stream().map(KeptSeries::id).toList());
  }
}
