package dev.saldo.history.jooq.rise;

import static dev.saldo.history.jooq.schema.Tables.RISE;

import dev.saldo.event.KeptRiseCalculator;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.rise.RuledSeriesTable.Ruled;
import dev.saldo.history.jooq.stream.ListChunks;
import dev.saldo.history.jooq.text.StatementText;
import dev.saldo.history.rise.KeptRise;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is kept of rises. It answers only if every series of the request is ruled on by the
 * current rules and if the totals agree with those of the samples; otherwise the caller classifies
 * the rises itself.
 */
public final class KeptRiseReader {

  private static final int FEW = 500;

  private final HistoryReadSnapshot history;
  private final List<SeriesSampleNeighbours> edges;
  private final Map<SeriesKey, Ruled> ruled;

  private KeptRiseReader(HistoryReadSnapshot history, List<SeriesSampleNeighbours> edges) {
    this.history = history;
    this.edges = edges;
    Set<String> accounts =
        edges.stream().map(found -> found.series().key().account()).collect(Collectors.toSet());
    this.ruled = RuledSeriesTable.select(history, accounts);
  }

  /**
   * A rise to look up.
   *
   * @param at the instant at or before which it was observed
   * @param risen the sum of the rises up to it
   */
  private record Lookup(SeriesKey series, long id, Instant at, BigDecimal risen) {}

  /** Returns the rises at the edges of a window, of the series that have corrections by then. */
  public static Optional<Map<SeriesKey, List<KeptRise>>> atEdges(
      HistoryReadSnapshot history, List<SeriesSampleNeighbours> edges) {
    return new KeptRiseReader(history, edges).atEdges();
  }

  /** Returns the rises that overlap a window. */
  public static Optional<Map<SeriesKey, List<KeptRise>>> inWindow(
      HistoryReadSnapshot history, List<SeriesSampleNeighbours> edges) {
    return new KeptRiseReader(history, edges).inWindow();
  }

  private Optional<Map<SeriesKey, List<KeptRise>>> atEdges() {
    List<Lookup> lookups = new ArrayList<>();
    for (SeriesSampleNeighbours series : edges) {
      Ruled known = ruled.get(series.series().key());
      if (!isCurrent(series, known)) {
        return Optional.empty();
      }
      boolean periodic = KeptRiseCalculator.isPeriodic(series.series());
      Instant corrected = known == null ? null : known.correctedAt(periodic);
      for (SampleNeighbours edge : series.brackets()) {
        Instant at = place(edge);
        if (known != null && corrected != null && !at.isBefore(corrected)) {
          lookups.add(new Lookup(series.series().key(), known.id(), at, risen(edge)));
        }
      }
    }
    return lookUp(lookups);
  }

  private Optional<Map<SeriesKey, List<KeptRise>>> lookUp(List<Lookup> lookups) {
    Map<SeriesKey, TreeMap<Instant, KeptRise>> found = new HashMap<>();
    for (List<Lookup> chunk : ListChunks.split(lookups)) {
      List<KeptRise> rises = seek(chunk);
      if (rises.isEmpty()) {
        return Optional.empty();
      }
      for (int i = 0; i < chunk.size(); i++) {
        found
            .computeIfAbsent(chunk.get(i).series(), key -> new TreeMap<>())
            .put(rises.get(i).observedAt(), rises.get(i));
      }
    }
    Map<SeriesKey, List<KeptRise>> kept = new HashMap<>();
    found.forEach((key, rises) -> kept.put(key, List.copyOf(rises.values())));
    return Optional.of(kept);
  }

  /** Returns the rise of each lookup; none at all if one is not what the samples say. */
  private List<KeptRise> seek(List<Lookup> lookups) {
    KeptRise[] found = new KeptRise[lookups.size()];
    Long[] ids = lookups.stream().map(Lookup::id).toArray(Long[]::new);
    Instant[] at = lookups.stream().map(Lookup::at).toArray(Instant[]::new);
    int count = 0;
    try (ResultSet rows = history.run(StatementText.RISES, ids, at)) {
      while (rows.next()) {
        int place = rows.getInt(1) - 1;
        Lookup lookup = lookups.get(place);
        KeptRise kept = KeptRiseColumns.readOrNull(rows, 2, lookup.id());
        if (kept == null || kept.risen().compareTo(lookup.risen()) != 0) {
          return List.of();
        }
        found[place] = kept;
        count++;
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    return count == lookups.size() ? List.of(found) : List.of();
  }

  private Optional<Map<SeriesKey, List<KeptRise>>> inWindow() {
    Map<Long, SeriesSampleNeighbours> wanted = new HashMap<>();
    for (SeriesSampleNeighbours series : edges) {
      Ruled known = ruled.get(series.series().key());
      if (!isCurrent(series, known)) {
        return Optional.empty();
      }
      if (known != null) {
        wanted.put(known.id(), series);
      }
    }
    return wanted.isEmpty() ? Optional.of(Map.of()) : inWindow(wanted);
  }

  private Optional<Map<SeriesKey, List<KeptRise>>> inWindow(
      Map<Long, SeriesSampleNeighbours> wanted) {
    Map<Long, List<KeptRise>> found = new HashMap<>();
    try (ResultSet rows = select(wanted).fetchResultSet()) {
      while (rows.next()) {
        long id = rows.getLong(1);
        SeriesSampleNeighbours series = wanted.get(id);
        KeptRise kept = series == null ? null : KeptRiseColumns.read(rows, 2, id).kept();
        if (series != null && kept == null) {
          return Optional.empty();
        }
        if (series != null && kept != null && !kept.observedAt().isAfter(end(series))) {
          found.computeIfAbsent(id, key -> new ArrayList<>()).add(kept);
        }
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    Map<SeriesKey, List<KeptRise>> kept = new HashMap<>();
    for (Map.Entry<Long, SeriesSampleNeighbours> series : wanted.entrySet()) {
      List<KeptRise> rises = found.getOrDefault(series.getKey(), List.of());
      if (!isComplete(series.getValue(), rises)) {
        return Optional.empty();
      }
      kept.put(series.getValue().series().key(), rises);
    }
    return Optional.of(kept);
  }

  private ResultQuery<?> select(Map<Long, SeriesSampleNeighbours> wanted) {
    Instant from = wanted.values().iterator().next().brackets().getFirst().at();
    Instant to =
        wanted.values().stream().map(KeptRiseReader::end).max(Comparator.naturalOrder()).get();
    return select(history.sql(), wanted.keySet(), from, to);
  }

  /** Returns the statement that reads the rises of some series in a window, and perhaps others. */
  public static ResultQuery<?> select(DSLContext sql, Set<Long> wanted, Instant from, Instant to) {
    Condition few = wanted.size() > FEW ? DSL.noCondition() : RISE.SERIES_ID.in(wanted);
    return sql.select(RISE.SERIES_ID)
        .select(KeptRiseColumns.all(RISE))
        .from(RISE)
        .where(RISE.OBSERVED_AT.ge(ColumnInstants.atOrAfter(from)))
        .and(RISE.OBSERVED_AT.le(ColumnInstants.atOrBefore(to)))
        .and(few)
        .orderBy(RISE.OBSERVED_AT);
  }

  private static Instant end(SeriesSampleNeighbours series) {
    return place(series.brackets().getLast());
  }

  private static boolean isComplete(SeriesSampleNeighbours series, List<KeptRise> rises) {
    SampleNeighbours first = series.brackets().getFirst();
    BigDecimal risen = before(first.atOrBefore());
    for (KeptRise rise : rises) {
      boolean atStart = rise.observedAt().equals(first.at());
      BigDecimal earlier = atStart ? risen.subtract(rise.amount()) : risen;
      if (rise.risen().subtract(rise.amount()).compareTo(earlier) != 0) {
        return false;
      }
      risen = rise.risen();
    }
    return risen.compareTo(risen(series.brackets().getLast())) == 0;
  }

  /** Returns whether a series is ruled on; one without rises need not be. */
  private static boolean isCurrent(SeriesSampleNeighbours series, @Nullable Ruled known) {
    return known == null ? risen(series.brackets().getLast()).signum() == 0 : known.isCurrent();
  }

  /** Returns the time of the rise that an edge divides, or the edge itself. */
  private static Instant place(SampleNeighbours edge) {
    TotalledSample after = edge.after();
    return after != null && divides(edge, after)
        ? after.observedAt()
        : ColumnInstants.atOrBefore(edge.at());
  }

  private static BigDecimal risen(SampleNeighbours edge) {
    TotalledSample after = edge.after();
    return after != null && divides(edge, after)
        ? after.totals().risen()
        : before(edge.atOrBefore());
  }

  private static boolean divides(SampleNeighbours edge, TotalledSample after) {
    TotalledSample before = edge.atOrBefore();
    return before != null
        && before.observedAt().isBefore(edge.at())
        && after.totals().risen().compareTo(before.totals().risen()) > 0;
  }

  private static BigDecimal before(@Nullable TotalledSample sample) {
    return sample == null ? BigDecimal.ZERO : sample.totals().risen();
  }
}
