package dev.saldo.history.jooq;

import dev.saldo.history.Rise;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.ColumnInstants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
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
   * instant.
   */
  private static final int ROWS_PER_SEEK = 4;

  private StepOutlineReader() {}

  static Iterator<TotalledSample> read(DSLContext sql, StoredSeries series, List<Instant> edges) {
    Instant from = edges.getFirst();
    Instant to = edges.getLast();
    if (!series.numberless()) {
      List<SampleNeighbours> ends = brackets(sql, series, List.of(from, to));
      long affordable = (count(ends.getLast()) - count(ends.getFirst())) / ROWS_PER_SEEK;
      List<Instant> turns = new ArrayList<>(edges);
      if (turns.size() < affordable && addTurns(sql, series, turns, ends, affordable)) {
        return samples(brackets(sql, series, turns));
      }
    }
    return SampleRowReader.walk(
        sql, series, ColumnInstants.atOrAfter(from), ColumnInstants.atOrAfter(to));
  }

  /** Adds both sides of every rise inside the window, unless there are too many of them. */
  private static boolean addTurns(
      DSLContext sql,
      StoredSeries series,
      List<Instant> turns,
      List<SampleNeighbours> ends,
      long affordable) {
    Instant from = ColumnInstants.atOrAfter(turns.getFirst());
    Instant to = ColumnInstants.atOrBefore(turns.getLast());
    long most = (affordable - turns.size()) / 2;
    List<Rise> rises = RiseRowReader.first(sql, series.key(), series.id(), from, to, most + 1);
    if (rises.size() > most) {
      return false;
    }
    RiseRowReader.requireSum(
        series,
        rises.stream().filter(rise -> rise.observedAt().isAfter(turns.getFirst())).toList(),
        RiseRowReader.risen(ends.getLast()).subtract(RiseRowReader.risen(ends.getFirst())));
    rises.forEach(rise -> Collections.addAll(turns, rise.after(), rise.observedAt()));
    return true;
  }

  private static List<SampleNeighbours> brackets(
      DSLContext sql, StoredSeries series, List<Instant> instants) {
    return SampleNeighbourReader.find(sql, List.of(series), instants).getFirst().brackets();
  }

  private static long count(SampleNeighbours bracket) {
    TotalledSample before = bracket.atOrBefore();
    return before == null ? 0 : before.totals().samples();
  }

  private static Iterator<TotalledSample> samples(List<SampleNeighbours> brackets) {
    NavigableMap<Instant, TotalledSample> found = new TreeMap<>();
    for (SampleNeighbours bracket : brackets) {
      add(found, bracket.atOrBefore());
      add(found, bracket.after());
    }
    return found.values().iterator();
  }

  private static void add(
      NavigableMap<Instant, TotalledSample> found, @Nullable TotalledSample sample) {
    if (sample != null) {
      found.put(sample.observedAt(), sample);
    }
  }
}
