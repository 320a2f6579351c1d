package dev.saldo.event;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Bracket;
import dev.saldo.history.Moment;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What was used in the 72 h before rises. */
final class UseBefore {

  /** How far back use counts. */
  static final Duration SPAN = Duration.ofDays(3);

  private UseBefore() {}

  /** Returns the use before each rise, asked all at once; 0 where it does not matter. */
  static List<BigDecimal> of(BalanceHistory history, List<RiseFacts> rises) {
    List<Moment> moments = new ArrayList<>();
    for (RiseFacts facts : rises) {
      if (facts.dependsOnUse()) {
        Instant end = facts.change().after();
        moments.add(new Moment(facts.series().key(), end.minus(SPAN)));
        moments.add(new Moment(facts.series().key(), end));
      }
    }
    List<Bracket> found = moments.isEmpty() ? List.of() : history.brackets(moments);
    Iterator<Bracket> brackets = found.iterator();
    return rises.stream()
        .map(facts -> facts.dependsOnUse() ? used(brackets) : BigDecimal.ZERO)
        .toList();
  }

  private static BigDecimal used(Iterator<Bracket> brackets) {
    BigDecimal used = Usage.between(brackets.next(), brackets.next()).used();
    return used == null ? BigDecimal.ZERO : used;
  }
}
