package dev.saldo.account;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as the user writes it, a whole number and a unit: {@code 30min}, {@code 4h},
 * {@code 90d}, {@code 2w}, {@code 1mo}, {@code 1y}. Immutable.
 *
 * @param count how many units, at least 0
 * @param unit the unit, {@code MILLIS} to {@code YEARS}
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

  /** Checks the number. */
  public TimeSpan {
    if (count < 0) {
      throw new IllegalArgumentException("a length of time is at least 0, not " + count);
    }
  }

  /**
   * Returns the length of time that a text names; empty if it names none.
   *
   * @throws IllegalArgumentException if the unit is {@code m}: next to {@code mo} it could mean
   *     minutes or months. The message continues a sentence that begins with the text
   */
  public static Optional<TimeSpan> find(String text) {
    Optional<TimeSpan> found = find(text, Map.of());
    if (found.isEmpty() && find(text, Map.of(MINUTE_OR_MONTH, ChronoUnit.MINUTES)).isPresent()) {
      throw new IllegalArgumentException("is ambiguous; write min for minutes or mo for months");
    }
    return found;
  }

  /**
   * Returns the length of time that a setting names; empty if it names none. Settings have no
   * months, so that {@code 15m} is 15 minutes there.
   */
  static Optional<TimeSpan> findInSetting(String text) {
    return find(text, Map.of(MINUTE_OR_MONTH, ChronoUnit.MINUTES));
  }

  private static Optional<TimeSpan> find(String text, Map<String, ChronoUnit> more) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    String unit = written.group(2);
    return Optional.ofNullable(UNITS.getOrDefault(unit, more.get(unit)))
        .map(known -> new TimeSpan(Long.parseLong(written.group(1)), known));
  }

  /**
   * Returns the instant so long before another. Hours and less are exact; days and more keep the
   * time of day of the zone, and months and years the day of the month where there is one.
   *
   * @throws IllegalArgumentException if there is no such date
   */
  public ZonedDateTime before(ZonedDateTime instant) {
    ZonedDateTime then = instant.minus(count, unit);
    if (then.getYear() < EARLIEST_YEAR) {
      throw new IllegalArgumentException("is longer ago than there are dates");
    }
    return then;
  }

  /**
   * Returns the same length in seconds, a day as 24 hours.
   *
   * @throws IllegalArgumentException if these are months or years, whose length varies
   */
  public Duration toDuration() {
    if (unit.compareTo(ChronoUnit.WEEKS) > 0) {
      long days = count * (unit == ChronoUnit.YEARS ? 365 : 30);
      throw new IllegalArgumentException("has no fixed length; write days, such as " + days + "d");
    }
    return unit.getDuration().multipliedBy(count);
  }
}
