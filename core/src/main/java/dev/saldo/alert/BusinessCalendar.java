package dev.saldo.alert;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * The days on which an order is processed. Immutable and thread-safe.
 *
 * @param weekend the days of the week without business; not all seven
 * @param holidays further days without business
 * @param zone the zone whose days these are
 */
public record BusinessCalendar(Set<DayOfWeek> weekend, Set<LocalDate> holidays, ZoneId zone) {

  public BusinessCalendar {
    weekend = Set.copyOf(weekend);
    holidays = Set.copyOf(holidays);
    if (weekend.size() == DayOfWeek.values().length) {
      throw new IllegalArgumentException("a week needs a business day");
    }
  }

  /** Returns whether a day is a business day. */
  public boolean isBusinessDay(LocalDate day) {
    return !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }

  /**
   * Returns the last business day that leaves enough others before a date: with 0 days, the last
   * business day at or before it.
   */
  public LocalDate subtract(LocalDate date, int businessDays) {
    LocalDate day = date;
    int left = businessDays;
    while (left > 0 || !isBusinessDay(day)) {
      if (isBusinessDay(day)) {
        left--;
      }
      day = day.minusDays(1);
    }
    return day;
  }
}
