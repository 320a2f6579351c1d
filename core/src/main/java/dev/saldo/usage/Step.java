package dev.saldo.usage;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * The division of a window into steps: at the full hours, midnights, Mondays, months, quarters or
 * years of a time zone.
 */
public enum Step {
  /** One step for the entire window. */
  TOTAL,
  /** At full hours. */
  HOUR,
  /** At midnight; a day has 23 or 25 hours when the clocks change. */
  DAY,
  /** At the start of Monday. */
  WEEK,
  /** At the start of a month. */
  MONTH,
  /** At the start of January, April, July or October. */
  QUARTER,
  /** At the start of a year. */
  YEAR;

  /** The maximum number of steps of a report. */
  public static final int MOST_STEPS = 100_000;

  private static final int SECONDS_OF_HOUR = 3600;

  /**
   * Returns the edges of the steps of {@code [from, to)}, ascending, from {@code from} to {@code
   * to}. The first and the last step may be incomplete.
   *
   * @throws IllegalArgumentException if the window is empty or has more than {@link #MOST_STEPS}
   */
  public List<Instant> edges(Instant from, Instant to, ZoneId zone) {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("the window is empty: " + from + " is not before " + to);
    }
    List<Instant> edges = new ArrayList<>();
    edges.add(from);
    if (this != TOTAL) {
      for (ZonedDateTime next = after(from.atZone(zone));
          next.toInstant().isBefore(to);
          next = after(next)) {
        edges.add(next.toInstant());
        if (edges.size() > MOST_STEPS) {
          throw new IllegalArgumentException(
              "more than " + MOST_STEPS + " steps; choose a longer step or a shorter window");
        }
      }
    }
    edges.add(to);
    return edges;
  }

  private ZonedDateTime after(ZonedDateTime time) {
    return switch (this) {
      case TOTAL -> throw new IllegalStateException("TOTAL has no inner edges");
      case HOUR -> nextHour(time);
      case DAY -> midnight(time, 1);
      case WEEK -> midnight(time.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), 7);
      case MONTH -> monthAfter(time, 1);
      case QUARTER -> monthAfter(time, 3);
      case YEAR -> monthAfter(time, 12);
    };
  }

  /** Returns the start of the next of the periods of some months into which a year is divided. */
  private static ZonedDateTime monthAfter(ZonedDateTime time, int months) {
    int past = (time.getMonthValue() - 1) % months;
    return time.toLocalDate()
        .withDayOfMonth(1)
        .plusMonths(months - past)
        .atStartOfDay(time.getZone());
  }

  private static ZonedDateTime nextHour(ZonedDateTime time) {
    ZonedDateTime next =
        time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(SECONDS_OF_HOUR - secondOfHour(time));
    ZoneOffsetTransition change = time.getZone().getRules().nextTransition(time.toInstant());
    if (change == null || change.getInstant().isAfter(next.toInstant())) {
      return next;
    }
    ZonedDateTime changed = change.getInstant().atZone(time.getZone());
    return secondOfHour(changed) == 0 ? changed : nextHour(changed);
  }

  private static int secondOfHour(ZonedDateTime time) {
    return time.toLocalTime().toSecondOfDay() % SECONDS_OF_HOUR;
  }

  private static ZonedDateTime midnight(ZonedDateTime time, int days) {
    return time.toLocalDate().plusDays(days).atStartOfDay(time.getZone());
  }
}
