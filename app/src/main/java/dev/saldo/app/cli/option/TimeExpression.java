package dev.saldo.app.cli.option;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in time as people write it: {@code now}, {@code today}, {@code yesterday}, {@code -7d},
 * {@code -12h}, {@code 2026-11-21}, {@code 2026-11-21T20:15}, {@code 2026-11-21T20:15:00Z}.
 */
public final class TimeExpression {

  private static final Pattern AGO = Pattern.compile("-(\\d{1,6})([smhdw])");

  private TimeExpression() {}

  /**
   * Returns the instant meant.
   *
   * @param now what {@code now} is
   * @param zone whose calendar dates and days are in; a day ago is the same hour of the day before
   * @throws IllegalArgumentException if nobody could tell
   */
  public static Instant parse(String text, Instant now, ZoneId zone) {
    ZonedDateTime here = now.atZone(zone);
    return switch (text) {
      case "now" -> now;
      case "today" -> here.toLocalDate().atStartOfDay(zone).toInstant();
      case "yesterday" -> here.toLocalDate().minusDays(1).atStartOfDay(zone).toInstant();
      default -> {
        Matcher ago = AGO.matcher(text);
        yield ago.matches()
            ? ago(here, Long.parseLong(ago.group(1)), ago.group(2))
            : iso(text, zone);
      }
    };
  }

  private static Instant ago(ZonedDateTime here, long count, String unit) {
    return switch (unit) {
      case "s" -> here.toInstant().minus(Duration.ofSeconds(count));
      case "m" -> here.toInstant().minus(Duration.ofMinutes(count));
      case "h" -> here.toInstant().minus(Duration.ofHours(count));
      case "d" -> here.minusDays(count).toInstant();
      default -> here.minusWeeks(count).toInstant();
    };
  }

  private static Instant iso(String text, ZoneId zone) {
    List<Function<String, Instant>> forms =
        List.of(
            t -> OffsetDateTime.parse(t).toInstant(),
            t -> LocalDateTime.parse(t.replace(' ', 'T')).atZone(zone).toInstant(),
            t -> LocalDate.parse(t).atStartOfDay(zone).toInstant());
    return forms.stream()
        .map(form -> attempt(form, text))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not a time; write now, today, yesterday, -7d, -12h, 2026-11-21 or %s"
                        .formatted(text, "2026-11-21T20:15:00Z")));
  }

  private static Optional<Instant> attempt(Function<String, Instant> form, String text) {
    try {
      return Optional.of(form.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
