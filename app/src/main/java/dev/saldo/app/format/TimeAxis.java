package dev.saldo.app.format;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.YEARS;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A time scale with round times of a zone. */
public final class TimeAxis {

  /**
   * A round time.
   *
   * @param at its instant, UTC
   * @param label its label
   */
  public record Tick(Instant at, String label) {}

  private record Step(int count, ChronoUnit unit) {}

  private static final List<Step> STEPS =
      List.of(
          new Step(1, HOURS),
          new Step(3, HOURS),
          new Step(6, HOURS),
          new Step(12, HOURS),
          new Step(1, DAYS),
          new Step(2, DAYS),
          new Step(7, DAYS),
          new Step(14, DAYS),
          new Step(1, MONTHS),
          new Step(3, MONTHS),
          new Step(6, MONTHS),
          new Step(1, YEARS),
          new Step(5, YEARS),
          new Step(25, YEARS),
          new Step(100, YEARS),
          new Step(1000, YEARS));

  private static final DateTimeFormatter HOUR = format("HH:mm");
  private static final DateTimeFormatter DAY = format("d MMM");
  private static final DateTimeFormatter MONTH = format("MMM uuuu");

  private final Instant from;
  private final Instant to;
  private final ZoneId zone;

  public TimeAxis(Instant from, Instant to, ZoneId zone) {
    this.from = from;
    this.to = to;
    this.zone = zone;
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** Returns round times from the beginning, inclusive, to the end, exclusive. */
  public List<Tick> ticks(int maxTicks) {
    for (Step step : STEPS) {
      List<Tick> ticks = ticks(step, maxTicks);
      if (ticks.size() <= maxTicks) {
        return ticks;
      }
    }
    return List.of();
  }

  private List<Tick> ticks(Step step, int maxTicks) {
    List<Tick> ticks = new ArrayList<>();
    ZonedDateTime time = first(step);
    while (time.toInstant().isBefore(to) && ticks.size() <= maxTicks) {
      if (!time.toInstant().isBefore(from)) {
        ticks.add(new Tick(time.toInstant(), label(time, step.unit())));
      }
      time = time.plus(step.count(), step.unit());
    }
    return ticks;
  }

  /** Returns a round time at or before the beginning. */
  private ZonedDateTime first(Step step) {
    ZonedDateTime midnight = from.atZone(zone).toLocalDate().atStartOfDay(zone);
    return switch (step.unit()) {
      case MONTHS -> midnight.withDayOfYear(1);
      case YEARS ->
          midnight.withDayOfYear(1).minusYears(Math.floorMod(midnight.getYear(), step.count()));
      default -> midnight;
    };
  }

  private static String label(ZonedDateTime time, ChronoUnit unit) {
    boolean midnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
    return switch (unit) {
      case HOURS -> (midnight ? DAY : HOUR).format(time);
      case DAYS -> DAY.format(time);
      default -> MONTH.format(time);
    };
  }

  /** Returns the position of an instant, 0 for the beginning and {@code length} for the end. */
  public int position(Instant instant, int length) {
    return BigInteger.valueOf(from.until(instant, ChronoUnit.MILLIS))
        .multiply(BigInteger.valueOf(length))
        .divide(BigInteger.valueOf(from.until(to, ChronoUnit.MILLIS)))
        .intValueExact();
  }
}
