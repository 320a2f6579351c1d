package dev.saldo.event;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Rise;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rises that overlap a window, each with the rises before it. */
final class RisesInWindow {

  private RisesInWindow() {}

  /**
   * Returns the rises that were observed after the start of a window and started before its end,
   * including one that is observed exactly at the end.
   */
  static List<RiseFacts> find(
      BalanceHistory history, Selection selection, List<SeriesSampleNeighbours> edges) {
    Instant from = edges.getFirst().brackets().getFirst().at();
    Instant to = edges.getFirst().brackets().getLast().at();
    Map<SeriesKey, List<Rise>> rises = new HashMap<>();
    for (Rise rise : history.rises(selection, from.minus(RiseFacts.MEMORY), to.plusMillis(1))) {
      if (!rise.observedAt().isAfter(to)) {
        rises.computeIfAbsent(rise.series(), key -> new ArrayList<>()).add(rise);
      }
    }
    List<RiseFacts> all = new ArrayList<>();
    for (SeriesSampleNeighbours series : edges) {
      SeriesKey key = series.series().key();
      List<Rise> known = rises.computeIfAbsent(key, k -> new ArrayList<>());
      across(key, series.brackets().getLast()).ifPresent(known::add);
      all.addAll(facts(series, known));
    }
    return all;
  }

  private static List<RiseFacts> facts(SeriesSampleNeighbours series, List<Rise> rises) {
    Instant from = series.brackets().getFirst().at();
    List<RiseFacts> facts = new ArrayList<>();
    int oldest = 0;
    for (int i = 0; i < rises.size(); i++) {
      Rise rise = rises.get(i);
      if (!rise.observedAt().isBefore(from)) {
        Instant memory = rise.observedAt().minus(RiseFacts.MEMORY);
        while (rises.get(oldest).observedAt().isBefore(memory)) {
          oldest++;
        }
        List<Rise> before = rises.subList(oldest, i);
        facts.add(new RiseFacts(series.series(), rise, before, mostUsed(series, rise)));
      }
    }
    return facts;
  }

  /**
   * Returns the usage in the window, or the total usage if the 72 h before a rise start before the
   * window.
   */
  private static BigDecimal mostUsed(SeriesSampleNeighbours series, Rise rise) {
    SampleNeighbours begin = series.brackets().getFirst();
    BigDecimal total = fallen(series.brackets().getLast());
    return rise.after().minus(UsageBeforeRises.SPAN).isBefore(begin.at())
        ? total
        : total.subtract(fallen(begin));
  }

  private static BigDecimal fallen(SampleNeighbours edge) {
    TotalledSample before = edge.atOrBefore();
    return before == null ? BigDecimal.ZERO : before.totals().fallen();
  }

  /** Returns the rise between the two neighbouring samples of an instant, if there is one. */
  private static Optional<Rise> across(SeriesKey series, SampleNeighbours edge) {
    TotalledSample before = edge.atOrBefore();
    TotalledSample after = edge.after();
    if (before == null || after == null || before.observedAt().equals(edge.at())) {
      return Optional.empty();
    }
    BigDecimal risen = after.totals().risen().subtract(before.totals().risen());
    return risen.signum() > 0
        ? Optional.of(new Rise(series, before.observedAt(), after.observedAt(), risen))
        : Optional.empty();
  }
}
