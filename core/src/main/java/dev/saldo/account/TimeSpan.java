package dev.saldo.account;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as written by the user, a whole number and a unit: {@code 30min}, {@code 4h},
 * {@code 90d}, {@code 2w}, {@code 1mo}, {@code 1y}. Immutable.
 *
 * @param count the number of units, at least 0
 * @param unit {@code MILLIS} to {@code YEARS}
 */
public record TimeSpan(long count, ChronoUnit unit) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*([a-z]{1,3})");
  private static final String MINUTE_OR_MONTH = "m";
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "min", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS,
          "w", ChronoUnit.WEEKS,
          "mo", ChronoUnit.MONTHS,
          "y", ChronoUnit.YEARS);
  private static final int EARLIEST_YEAR = -999_999;

  public TimeSpan {
    if (count < 0) {
      throw new IllegalArgumentException("a length of time must be at least 0, not " + count);
    }
  }

  /**
   * Returns the length of time written in a text; empty if the text is not one.
   *
   * @throws IllegalArgumentException if the unit is {@code m}, which could mean minutes or months.
   *     The message continues a sentence that starts with the text
   */
  public static Optional<TimeSpan> find(String text) {
    Optional<TimeSpan> found = find(text, Map.of());
    if (found.isEmpty() && find(text, Map.of(MINUTE_OR_MONTH, ChronoUnit.MINUTES)).isPresent()) {
      throw new IllegalArgumentException("is ambiguous; write min for minutes or mo for months");
    }
    return found;
  }

  /**
   * Returns the length of time written in a setting; empty if the text is not one. Settings have no
   * months, so {@code 15m} is 15 minutes there.
   */
  static Optional<TimeSpan> findInSetting(String text) {
    return find(text, Map.of(MINUTE_OR_MONTH, ChronoUnit.MINUTES));
  }

  private static Optional<TimeSpan> find(String text, Map<String, ChronoUnit> extraUnits) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    String unit = written.group(2);
    return Optional.ofNullable(UNITS.getOrDefault(unit, extraUnits.get(unit)))
        .map(known -> new TimeSpan(Long.parseLong(written.group(1)), known));
  }

  /**
   * Returns the instant this long before another. Hours and shorter units are exact; days and
   * longer units keep the local time of day, and months and years keep the day of the month where
   * it exists.
   *
   * @throws IllegalArgumentException if there is no such date
   */
  public ZonedDateTime before(ZonedDateTime instant) {
    ZonedDateTime then = instant.minus(count, unit);
    if (then.getYear() < EARLIEST_YEAR) {
      throw new IllegalArgumentException("is too long ago");
    }
    return then;
  }

  /**
   * Returns this length as a duration, in which a day has 24 hours.
   *
   * @throws IllegalArgumentException if the unit is months or years, whose length varies
   */
  public Duration toDuration() {
    if (unit.compareTo(ChronoUnit.WEEKS) > 0) {
      long days = count * (unit == ChronoUnit.YEARS ? 365 : 30);
      throw new IllegalArgumentException("has no fixed length; write days, such as " + days + "d");
    }
    return unit.getDuration().multipliedBy(count);
  }
}
