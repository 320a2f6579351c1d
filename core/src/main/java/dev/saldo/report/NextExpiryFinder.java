package dev.saldo.report;

import dev.saldo.Internal;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Rise;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The search for the next time at which some of a balance expires. */
@Internal
public final class NextExpiryFinder {

  private NextExpiryFinder() {}

  /**
   * Returns the next expiry of each series: the stated one, or that of the oldest top-up of which
   * something is left if it is earlier. A series of which nothing expires is omitted. Reads rises
   * only if there is a series whose top-ups expire.
   *
   * @param asOf the instant of the latest samples, UTC
   */
  public static Map<SeriesKey, Instant> find(
      BalanceHistory history, Selection selection, Collection<Series> series, Instant asOf) {
    Map<SeriesKey, List<Rise>> rises = topUps(history, selection, series, asOf);
    Map<SeriesKey, Instant> expiries = new HashMap<>();
    for (Series candidate : series) {
      SeriesKey key = candidate.key();
      Instant stated = candidate.terms().expiresAt();
      Instant lot = ofLots(candidate, rises.getOrDefault(key, List.of()), asOf);
      Instant next = stated == null || (lot != null && lot.isBefore(stated)) ? lot : stated;
      if (next != null) {
        expiries.put(key, next);
      }
    }
    return expiries;
  }

  /** Returns the rises of the series whose top-ups expire, from which their lots are derived. */
  static Map<SeriesKey, List<Rise>> topUps(
      BalanceHistory history, Selection selection, Collection<Series> series, Instant asOf) {
    return series.stream()
        .map(Series::lotLife)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .map(life -> history.rises(selection, asOf.minus(life), asOf.plusMillis(1)))
        .orElse(List.of())
        .stream()
        .collect(Collectors.groupingBy(Rise::series));
  }

  private static @Nullable Instant ofLots(Series series, List<Rise> rises, Instant asOf) {
    Duration life = series.lotLife();
    BigDecimal balance = series.last().counted().value();
    if (life == null
        || balance == null
        || balance.signum() <= 0
        || series.key().meaning() != Meaning.REMAINING) {
      return null;
    }
    return TopUpLots.of(balance, rises, life, series.firstObservedAt(), asOf).nextExpiry();
  }
}
