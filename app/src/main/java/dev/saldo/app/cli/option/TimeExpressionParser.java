package dev.saldo.app.cli.option;

import dev.saldo.account.TimeSpan;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Parses a point in time as users write it: {@code now}, {@code today}, {@code yesterday}, {@code
 * monday}, {@code last month}, {@code -7d}, {@code -3mo}, {@code 2026-10}, {@code 2026-11-21},
 * {@code 2026-11-21T20:15}, {@code 2026-11-21T20:15:00Z}.
 */
public final class TimeExpressionParser {

  private TimeExpressionParser() {}

  /**
   * Returns the instant of an expression.
   *
   * @param now the instant of {@code now}
   * @param zone the time zone of dates and days; a day ago is the same hour of the previous day
   * @throws IllegalArgumentException if the text is not a time; the message says what to write
   */
  public static Instant parse(String text, Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    return switch (text) {
      case "now" -> now;
      case "today" -> local.toLocalDate().atStartOfDay(zone).toInstant();
      case "yesterday" -> local.toLocalDate().minusDays(1).atStartOfDay(zone).toInstant();
      default ->
          ago(text, local)
              .or(() -> CalendarPeriod.begin(text, local.toLocalDate(), zone))
              .or(() -> iso(text, zone))
              .orElseThrow(() -> unknown(text));
    };
  }

  private static Optional<Instant> ago(String text, ZonedDateTime local) {
    if (!text.startsWith("-")) {
      return Optional.empty();
    }
    try {
      return TimeSpan.find(text.substring(1)).map(span -> span.before(local).toInstant());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' " + e.getMessage(), e);
    }
  }

  private static Optional<Instant> iso(String text, ZoneId zone) {
    List<Function<String, Instant>> forms =
        List.of(
            t -> OffsetDateTime.parse(t).toInstant(),
            t -> LocalDateTime.parse(t.replace(' ', 'T')).atZone(zone).toInstant(),
            t -> LocalDate.parse(t).atStartOfDay(zone).toInstant(),
            t -> YearMonth.parse(t).atDay(1).atStartOfDay(zone).toInstant());
    return forms.stream().map(form -> attempt(form, text)).flatMap(Optional::stream).findFirst();
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        ("'%s' is not a time; write now, today, yesterday, monday, last month, -7d, -3mo, 2026-10,"
                + " 2026-11-21 or %s")
            .formatted(text, "2026-11-21T20:15:00Z"));
  }

  private static Optional<Instant> attempt(Function<String, Instant> form, String text) {
    try {
      return Optional.of(form.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
