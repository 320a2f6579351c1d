package dev.saldo.history.jooq;

import dev.saldo.history.SeriesBrackets;
import dev.saldo.history.SeriesUse;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.UseByHour;
import dev.saldo.history.WeekOfUse;
import dev.saldo.spi.Balance.Means;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads what series used by the hour: the weeks that are counted, a row each, and the samples
 * since. Four statements for a hundred series.
 */
final class UseReads {

  /** How many series are read at once. */
  static final int SERIES_AT_ONCE = 100;

  private final DSLContext sql;
  private final Instant asOf;
  private final Instant begin;
  private Map<Long, List<WeekOfUse>> weeks = Map.of();
  private Map<Long, List<SeenLevel>> since = Map.of();

  private UseReads(DSLContext sql, Instant asOf) {
    this.sql = sql;
    this.asOf = Edges.atOrBefore(asOf);
    this.begin = UseByHour.begin(this.asOf);
  }

  /**
   * A series that is asked about.
   *
   * @param last its last sample by then
   * @param until samples from here on are read, weeks before it; null if none is counted
   */
  private record Asked(KeptSeries series, TotalledSample last, @Nullable Instant until) {

    static Asked of(KeptSeries series, TotalledSample last, Instant begin) {
      Instant counted = series.countedUntil();
      if (counted == null) {
        return new Asked(series, last, null);
      }
      Instant settled = WeekReads.settled(last);
      Instant until = counted.isAfter(settled) ? WeekOfUse.begin(settled) : counted;
      return new Asked(series, last, until.isBefore(begin) ? begin : until);
    }
  }

  /** Reads some series. */
  static Iterator<SeriesUse> of(DSLContext sql, List<KeptSeries> series, Instant asOf) {
    UseReads reads = new UseReads(sql, asOf);
    List<Asked> asked = reads.asked(series);
    reads.readWeeks(asked);
    reads.readSamples(asked);
    return asked.stream().map(reads::use).iterator();
  }

  private List<Asked> asked(List<KeptSeries> series) {
    List<SeriesBrackets> found = Neighbours.of(sql, series, List.of(asOf));
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      TotalledSample last = found.get(i).brackets().getFirst().atOrBefore();
      if (last != null) {
        asked.add(Asked.of(series.get(i), last, begin));
      }
    }
    return asked;
  }

  private void readWeeks(List<Asked> asked) {
    List<Long> ids = asked.stream().map(one -> one.series().id()).toList();
    weeks = WeekReads.read(sql, ids, begin, asOf);
  }

  private void readSamples(List<Asked> asked) {
    SamplesSince samples = new SamplesSince();
    for (Asked one : asked) {
      if (one.until() != null) {
        samples.add(one.series().id(), one.last().means(), WeekReads.unsettled(one.until()));
      }
    }
    since = samples.read(sql, asOf);
  }

  private SeriesUse use(Asked asked) {
    KeptSeries kept = asked.series();
    UseByHour use = new UseByHour(kept.series().firstObservedAt(), begin);
    Instant until = asked.until();
    Iterator<SeenLevel> levels = since.getOrDefault(kept.id(), List.of()).iterator();
    if (until == null) {
      Means means = asked.last().means();
      levels = SampleReads.levels(sql, kept.id(), means, begin);
    } else {
      use.add(weeks.getOrDefault(kept.id(), List.of()), until);
    }
    Instant end = asked.last().observedAt();
    while (levels.hasNext() && (use.last() == null || use.last().isBefore(end))) {
      SeenLevel next = levels.next();
      use.add(next.at(), next.level());
    }
    return new SeriesUse(kept.series(), asked.last(), use);
  }
}
