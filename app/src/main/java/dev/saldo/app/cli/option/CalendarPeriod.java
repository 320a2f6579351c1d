package dev.saldo.app.cli.option;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The beginning of a period of the calendar: a weekday is the latest one, today included; {@code
 * this} and {@code last} name a week, which begins on Monday, a month, a quarter or a year.
 */
final class CalendarPeriod {

  private static final int MONTHS_OF_QUARTER = 3;
  private static final int MONTHS_OF_YEAR = 12;

  private CalendarPeriod() {}

  /** Returns the first midnight of a period; empty if the text names none. */
  static Optional<Instant> begin(String text, LocalDate today, ZoneId zone) {
    return weekday(text, today)
        .or(() -> period(text.replace('-', ' '), today))
        .map(day -> day.atStartOfDay(zone).toInstant());
  }

  private static Optional<LocalDate> weekday(String text, LocalDate today) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .map(day -> today.with(TemporalAdjusters.previousOrSame(day)));
  }

  private static Optional<LocalDate> period(String text, LocalDate today) {
    LocalDate week = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return Optional.ofNullable(
        switch (text) {
          case "this week" -> week;
          case "last week" -> week.minusWeeks(1);
          case "this month" -> months(today, 1);
          case "last month" -> months(today, 1).minusMonths(1);
          case "this quarter" -> months(today, MONTHS_OF_QUARTER);
          case "last quarter" -> months(today, MONTHS_OF_QUARTER).minusMonths(MONTHS_OF_QUARTER);
          case "this year" -> months(today, MONTHS_OF_YEAR);
          case "last year" -> months(today, MONTHS_OF_YEAR).minusYears(1);
          default -> null;
        });
  }

  /** Returns the first day of the current one of the periods of some months. */
  private static LocalDate months(LocalDate day, int count) {
    return day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % count);
  }
}
