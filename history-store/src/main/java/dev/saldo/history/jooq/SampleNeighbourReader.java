package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.column.SelectionCondition;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.integrity.SampleSequenceCheck;
import dev.saldo.history.jooq.stream.ListChunks;
import dev.saldo.history.jooq.text.StatementText;
import dev.saldo.spi.Balance.Meaning;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    static Pair of(Instant at, TotalledSample sample) {
      return sample.observedAt().isAfter(at) ? new Pair(null, sample) : new Pair(sample, null);
    }

    boolean isComplete() {
      return before != null && after != null;
    }

    /** Returns the samples of two pairs that are closest to the instant. */
    Pair closest(Pair other) {
      TotalledSample latest =
          before == null
                  || (other.before != null
                      && other.before.observedAt().isAfter(before.observedAt()))
              ? other.before
              : before;
      TotalledSample first =
          after == null
                  || (other.after != null && other.after.observedAt().isBefore(after.observedAt()))
              ? other.after
              : after;
      return new Pair(latest, first);
    }
  }

  static List<SeriesSampleNeighbours> find(
      DSLContext sql, List<StoredSeries> series, List<Instant> instants) {
    return find(HistoryReadSnapshot.within(sql), series, instants);
  }

  static List<SeriesSampleNeighbours> find(
      HistoryReadSnapshot history, Selection selection, List<Instant> instants) {
    return find(history, StoredSeries.select(history, selection), instants);
  }

  static List<SeriesSampleNeighbours> find(
      HistoryReadSnapshot history, List<StoredSeries> series, List<Instant> instants) {
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
      Instant[] at = chunk.toArray(Instant[]::new);
      if (history.isOfH2()) {
        neighbours.read(() -> run(history, series, at));
      } else {
        neighbours.readNear(history.sql(), series, chunk);
        neighbours.readMissing(history, series, chunk);
      }
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

  /**
   * Reads both neighbours of an instant with one seek where the samples are as close together as
   * usual.
   */
  private void readNear(DSLContext sql, List<StoredSeries> series, List<Instant> instants) {
    List<Long> ids = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    List<Long> reaches = new ArrayList<>();
    for (StoredSeries kept : series) {
      long reach = reach(kept);
      for (Instant at : instants) {
        if (isDense(kept, at)) {
          ids.add(kept.id());
          times.add(at.toEpochMilli());
          reaches.add(reach);
        }
      }
    }
    if (!ids.isEmpty()) {
      readNear(
          NeighbourSeekQuery.near(
              sql,
              ids.toArray(Long[]::new),
              times.toArray(Long[]::new),
              reaches.toArray(Long[]::new)));
    }
  }

  private void readNear(Select<?> select) {
    try (ResultSet rows = select.fetchResultSet()) {
      ResultRowReader row = new ResultRowReader(rows);
      while (row.next()) {
        long id = row.number();
        Instant at = Instant.ofEpochMilli(row.number());
        Meaning meaning = meanings.get(id);
        TotalledSample sample = meaning == null ? null : row.sample(meaning);
        if (sample != null) {
          found
              .computeIfAbsent(id, unused -> new HashMap<>())
              .merge(at, Pair.of(at, sample), Pair::closest);
        }
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }

  /** Reads the neighbours that are further away, with a seek for each. */
  private void readMissing(
      HistoryReadSnapshot history, List<StoredSeries> series, List<Instant> instants) {
    List<StoredSeries> sparse =
        series.stream()
            .filter(kept -> instants.stream().anyMatch(at -> isMissing(kept, at)))
            .toList();
    if (!sparse.isEmpty()) {
      Instant[] missing =
          instants.stream()
              .filter(at -> sparse.stream().anyMatch(kept -> isMissing(kept, at)))
              .toArray(Instant[]::new);
      read(() -> run(history, sparse, missing));
    }
  }

  /** Returns how far from an instant both neighbours are where nothing is missing. */
  private static long reach(StoredSeries series) {
    TotalledSample last = series.series().last();
    long mean =
        Duration.between(series.series().firstObservedAt(), last.observedAt()).toMillis()
            / last.totals().samples();
    long usual = Math.min(mean, series.series().every().toMillis());
    return usual + usual / 8 + 1;
  }

  private static boolean isDense(StoredSeries series, Instant at) {
    Instant thinned = series.thinnedUntil();
    return latest(series).isAfter(at)
        && !at.isBefore(series.series().firstObservedAt())
        && (thinned == null || !at.isBefore(thinned));
  }

  private boolean isMissing(StoredSeries series, Instant at) {
    Pair pair = found.getOrDefault(series.id(), Map.of()).get(at);
    return latest(series).isAfter(at) && (pair == null || !pair.isComplete());
  }

  /** Reads with JDBC: a generic record per row would take as long as the seeks. */
  private void read(ResultRowReader.Source source) {
    try (ResultSet rows = source.open()) {
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

  /** Selects the series in the statement if they are few; many are filtered when they are read. */
  private static ResultSet run(
      HistoryReadSnapshot history, List<StoredSeries> series, Instant[] instants)
      throws SQLException {
    return series.size() > FEW
        ? select(history.sql(), DSL.noCondition(), instants).fetchResultSet()
        : history.run(StatementText.NEIGHBOURS, instants, ids(series));
  }

  static Long[] ids(List<StoredSeries> series) {
    return series.stream().map(StoredSeries::id).toArray(Long[]::new);
  }

  /** Returns the statement for a few series. */
  static Select<?> select(DSLContext sql, Long[] seriesIds, Instant[] instants) {
    return select(sql, SelectionCondition.isAny(HEAD.SERIES_ID, seriesIds), instants);
  }

  /** Returns the statement: the series, the instant, the sample before and the sample after. */
  private static Select<?> select(DSLContext sql, Condition among, Instant[] instants) {
    Table<?> asked = DSL.unnest(instants).as("t", "at");
    Field<Instant> at = DSL.field(DSL.name("t", "at"), SAMPLE.OBSERVED_AT.getDataType());
    return new NeighbourSeekQuery(
            HEAD.crossJoin(asked),
            among.and(HEAD.OBSERVED_AT.gt(at)),
            HEAD.SERIES_ID,
            at,
            List.of(HEAD.SERIES_ID, at.as("asked_at")))
        .select(sql);
  }
}
