package dev.saldo.event;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.SeriesInstant;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The usage of the 72 h before rises. */
final class UsageBeforeRises {

  /** The time before a rise in which usage counts. */
  static final Duration SPAN = Duration.ofDays(3);

  private UsageBeforeRises() {}

  /** Returns the usage before each rise, read in one query; 0 where it does not matter. */
  static List<BigDecimal> find(BalanceHistory history, List<RiseFacts> rises) {
    List<SeriesInstant> moments = new ArrayList<>();
    for (RiseFacts facts : rises) {
      if (facts.dependsOnUse()) {
        Instant end = facts.change().after();
        moments.add(new SeriesInstant(facts.key(), end.minus(SPAN)));
        moments.add(new SeriesInstant(facts.key(), end));
      }
    }
    List<SampleNeighbours> found = moments.isEmpty() ? List.of() : history.brackets(moments);
    Iterator<SampleNeighbours> brackets = found.iterator();
    return rises.stream()
        .map(facts -> facts.dependsOnUse() ? used(brackets) : BigDecimal.ZERO)
        .toList();
  }

  private static BigDecimal used(Iterator<SampleNeighbours> brackets) {
    BigDecimal used = Usage.between(brackets.next(), brackets.next()).used();
    return used == null ? BigDecimal.ZERO : used;
  }
}
