package dev.saldo.watch;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An account in whose month a low balance, a long and a short outage, refused credentials and a
 * false reading are planted, each some days after the other, in every month again.
 */
final class PlantedAccount {

  private static final int MONTH = 30;

  /** The first day of 30 on which something happens; later ones differ by account. */
  private static final int FALSE_READING = 3;

  private static final int LONG_OUTAGE = 6;
  private static final int SHORT_OUTAGE = 9;
  private static final int REFUSED = 12;
  private static final int LOW = 15;
  private static final int TOP_UP = 17;

  private final Clock clock;
  private final String name;
  private final int shift;

  PlantedAccount(Clock clock, int number) {
    this.clock = clock;
    this.name = "account-" + number;
    this.shift = number % 10;
  }

  ScheduledAccount account() {
    return SimulatedWorld.account(name, Duration.ofHours(1), this::read);
  }

  private List<Balance> read() {
    long hours = Duration.between(SimulatedWorld.BEGIN, clock.instant()).toHours();
    int day = (int) ((hours / 24 + MONTH - shift) % MONTH);
    int hour = (int) (hours % 24);
    if (hours / 24 >= shift && hour >= 2) {
      switch (day) {
        case FALSE_READING -> {
          if (hour == 12) {
            return SimulatedWorld.left("0");
          }
        }
        case LONG_OUTAGE -> failFor(hour, 12, FailureReason.REJECTED);
        case SHORT_OUTAGE -> failFor(hour, 4, FailureReason.REJECTED);
        case REFUSED -> failFor(hour, 4, FailureReason.UNAUTHORIZED);
        default -> {}
      }
    }
    return SimulatedWorld.left(level(hours / 24 < shift ? 0 : day * 24 + hour));
  }

  private static void failFor(int hour, int hours, FailureReason reason) {
    if (hour < 2 + hours) {
      throw new BalanceException(reason, "planted");
    }
  }

  /** Falls by 1 an hour; on one day by more, until it is topped up two days later. */
  private static String level(int hour) {
    BigDecimal used = BigDecimal.valueOf(hour);
    int low = LOW * 24 + 2;
    int topUp = TOP_UP * 24 + 2;
    BigDecimal most = BigDecimal.valueOf(2_000);
    if (hour < low) {
      return most.subtract(used).toPlainString();
    }
    return hour < topUp
        ? BigDecimal.valueOf(50L + topUp - hour).min(BigDecimal.valueOf(98)).toPlainString()
        : most.subtract(used).add(BigDecimal.valueOf(500)).toPlainString();
  }

  /** Returns what must be told within some days, as "account rule KIND day N". */
  List<String> expected(int days) {
    List<String> expected = new ArrayList<>();
    for (int begin = shift; begin < days; begin += MONTH) {
      add(expected, begin + LONG_OUTAGE, days, "failing OPENED");
      add(expected, begin + LONG_OUTAGE, days, "failing CLOSED");
      add(expected, begin + REFUSED, days, "refused OPENED");
      add(expected, begin + REFUSED, days, "refused CLOSED");
      add(expected, begin + LOW, days, "low OPENED");
      add(expected, begin + TOP_UP, days, "low CLOSED");
    }
    return expected;
  }

  private void add(List<String> expected, int day, int days, String what) {
    if (day < days) {
      expected.add("%s %s day %d".formatted(name, what, day));
    }
  }
}
