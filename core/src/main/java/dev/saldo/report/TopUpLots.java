package dev.saldo.report;

import dev.saldo.history.HourlyUsage;
import dev.saldo.history.Rise;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The unused parts of the top-ups of a balance, each of which expires after the same time. Usage
 * consumes the oldest first, so the remainder belongs to the latest ones; the balance before the
 * first sample counts as topped up then. Immutable.
 *
 * @param lots the lots, the earliest expiry first
 * @param lasting the amount that does not expire, because it is older than any lot
 */
record TopUpLots(List<Lot> lots, BigDecimal lasting) {

  private static final int HOURS_OF_MONTH = 28 * 24;

  /** An amount with its expiry. */
  record Lot(BigDecimal amount, Instant expiresAt) {}

  /**
   * Returns the lots of a balance.
   *
   * @param balance the amount left, more than 0
   * @param rises the rises of the balance in the last such time
   * @param life the time after which a lot expires
   * @param first the time of the first sample
   */
  static TopUpLots of(
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

  /** Returns the next expiry; null if nothing that is left expires. */
  @Nullable Instant nextExpiry() {
    return lots.isEmpty() ? null : lots.getFirst().expiresAt();
  }

  /** Returns the last expiry; null if an amount does not expire or there is no lot. */
  @Nullable Instant lastExpiry() {
    return lasting.signum() > 0 || lots.isEmpty() ? null : lots.getLast().expiresAt();
  }

  /** Returns the amount that can be used, at the rate of the last four weeks, before it expires. */
  BigDecimal usable(HourlyUsage use, Instant asOf) {
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
