package dev.saldo.event;

import dev.saldo.history.Rise;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rises of the 100 days before one, from which those below 5 % of the largest are left out.
 * Moving on to the next rise takes a binary search, however many there are. Not thread-safe.
 */
final class EarlierRises {

  /** The time before a rise in which earlier rises count. */
  static final Duration MEMORY = Duration.ofDays(100);

  private static final BigDecimal SMALL = new BigDecimal("0.05");
  private static final Duration SAME_DAY = Duration.ofHours(36);

  /** A bound of the difference between two ways to count a month back, and of the same day. */
  private static final Duration AROUND = Duration.ofDays(6);

  /** The rises in time order, of which the first {@code forgotten} no longer count. */
  private final List<Rise> rises = new ArrayList<>();

  private final List<BigDecimal> sizes = new ArrayList<>();
  private int forgotten;

  /** Returns the rises of a list. */
  static EarlierRises of(Collection<Rise> before) {
    EarlierRises earlier = new EarlierRises();
    before.forEach(earlier::add);
    return earlier;
  }

  /** Adds a rise after the others. */
  void add(Rise rise) {
    rises.add(rise);
    sizes.add(firstAbove(rise.amount()), rise.amount());
  }

  /** Forgets the rises that are too old to count for one. */
  void forgetBefore(Rise rise) {
    Instant memory = rise.observedAt().minus(MEMORY);
    while (forgotten < rises.size() && rises.get(forgotten).observedAt().isBefore(memory)) {
      sizes.remove(firstAbove(rises.get(forgotten).amount()) - 1);
      forgotten++;
    }
    if (forgotten > rises.size() / 2) {
      rises.subList(0, forgotten).clear();
      forgotten = 0;
    }
  }

  int size() {
    return sizes.size();
  }

  boolean isEmpty() {
    return sizes.isEmpty();
  }

  /** Returns the median of the rises, of two middle values the smaller; 0 if there is none. */
  BigDecimal usual() {
    int first = firstAbove(small());
    return sizes.isEmpty() ? BigDecimal.ZERO : sizes.get(first + (sizes.size() - first - 1) / 2);
  }

  /** Returns the number of the three months before a rise with one on the same day of the month. */
  int months(Rise rise) {
    BigDecimal small = small();
    return (int) IntStream.of(1, 2, 3).filter(months -> isRepeated(rise, months, small)).count();
  }

  private BigDecimal small() {
    return sizes.isEmpty() ? BigDecimal.ZERO : sizes.getLast().multiply(SMALL);
  }

  private boolean isRepeated(Rise rise, int months, BigDecimal small) {
    Instant day = plus(rise.observedAt(), -months);
    Instant last = day.plus(AROUND);
    for (int i = firstFrom(day.minus(AROUND)); i < rises.size(); i++) {
      Rise before = rises.get(i);
      if (before.observedAt().isAfter(last)) {
        return false;
      }
      if (before.amount().compareTo(small) > 0
          && (isSameDay(plus(before.observedAt(), months), rise.observedAt())
              || isSameDay(day, before.observedAt()))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the index of the first size above an amount. */
  private int firstAbove(BigDecimal amount) {
    int low = 0;
    int high = sizes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sizes.get(middle).compareTo(amount) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Returns the index of the first rise at or after an instant. */
  private int firstFrom(Instant at) {
    int low = forgotten;
    int high = rises.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rises.get(middle).observedAt().isBefore(at)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static Instant plus(Instant instant, int months) {
    return instant.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
  }

  private static boolean isSameDay(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(SAME_DAY) <= 0;
  }
}
