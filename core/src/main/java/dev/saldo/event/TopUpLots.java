package dev.saldo.event;

import dev.saldo.Internal;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HourlyUsage;
import dev.saldo.history.Rise;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The unused parts of the top-ups of a balance, each of which expires after the same time. Usage
 * consumes the oldest first, so the remainder belongs to the latest ones; the balance before the
 * first sample counts as topped up then. Immutable.
 *
 * @param lots the lots, the earliest expiry first
 * @param lasting the amount that does not expire, because it is older than any lot
 */
@Internal
public record TopUpLots(List<Lot> lots, BigDecimal lasting) {

  private static final int HOURS_OF_MONTH = 28 * 24;

  /** An amount with its expiry. */
  public record Lot(BigDecimal amount, Instant expiresAt) {}

  /**
   * Returns the lots of a balance.
   *
   * @param balance the amount left, more than 0
   * @param rises the rises of the balance in the last such time
   * @param life the time after which a lot expires
   * @param first the time of the first sample
   */
  public static TopUpLots of(
      BigDecimal balance, List<Rise> rises, Duration life, Instant first, Instant asOf) {
    List<Lot> lots = new ArrayList<>();
    BigDecimal left = balance;
    List<Rise> latestFirst =
        rises.stream().sorted(Comparator.comparing(Rise::observedAt).reversed()).toList();
    for (Rise rise : latestFirst) {
      Instant expiry = rise.observedAt().plus(life);
      if (left.signum() > 0 && expiry.isAfter(asOf)) {
        BigDecimal amount = rise.amount().min(left);
        lots.addFirst(new Lot(amount, expiry));
        left = left.subtract(amount);
      }
    }
    Instant opening = first.plus(life);
    if (left.signum() > 0 && opening.isAfter(asOf)) {
      lots.addFirst(new Lot(left, opening));
      left = BigDecimal.ZERO;
    }
    return new TopUpLots(List.copyOf(lots), left);
  }

  /**
   * Returns the next expiry of each series: the stated one, or that of the oldest top-up of which
   * something is left if it is earlier. A series of which nothing expires is omitted. Reads rises
   * only if there is a series whose top-ups expire.
   *
   * @param asOf the instant of the latest samples, UTC
   */
  public static Map<SeriesKey, Instant> nextExpiries(
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
  public static Map<SeriesKey, List<Rise>> topUps(
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
    return of(balance, rises, life, series.firstObservedAt(), asOf).nextExpiry();
  }

  /** Returns the next expiry; null if nothing that is left expires. */
  @Nullable Instant nextExpiry() {
    return lots.isEmpty() ? null : lots.getFirst().expiresAt();
  }

  /** Returns the last expiry; null if an amount does not expire or there is no lot. */
  public @Nullable Instant lastExpiry() {
    return lasting.signum() > 0 || lots.isEmpty() ? null : lots.getLast().expiresAt();
  }

  /** Returns the amount that can be used, at the rate of the last four weeks, before it expires. */
  public BigDecimal usable(HourlyUsage use, Instant asOf) {
    double seen = use.seenWithin(HOURS_OF_MONTH);
    double perHour = seen <= 0 ? 0 : use.usedWithin(HOURS_OF_MONTH) / seen;
    BigDecimal used = BigDecimal.ZERO;
    for (Lot lot : lots) {
      BigDecimal complete = used.add(lot.amount());
      if (perHour <= 0) {
        used = complete;
      } else {
        double hours = Duration.between(asOf, lot.expiresAt()).toMinutes() / 60.0;
        used = complete.min(used.max(BigDecimal.valueOf(perHour * hours)));
      }
    }
    return used.add(lasting);
  }
}
