package dev.saldo.feign;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Retry-After}: seconds, or a date in one of the three forms of RFC 9110. */
final class RetryAfterHeader {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(24);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,40}");
  private static final int MAX_SECONDS_DIGITS = 9;
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          inGmt("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"),
          inGmt("EEE MMM ppd HH:mm:ss yyyy"));

  private RetryAfterHeader() {}

  /**
   * Returns the wait, limited to 1 s to 24 h, or empty if the header is neither seconds nor a date.
   */
  static Optional<Duration> parse(String header, Clock clock) {
    String value = header.strip();
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(
          value.length() > MAX_SECONDS_DIGITS
              ? LONGEST
              : clamped(Duration.ofSeconds(Long.parseLong(value))));
    }
    return DATES.stream()
        .flatMap(format -> date(value, format).stream())
        .findFirst()
        .map(date -> clamped(Duration.between(clock.instant(), date)));
  }

  private static Optional<Instant> date(String value, DateTimeFormatter format) {
    try {
      return Optional.of(format.parse(value, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration clamped(Duration wait) {
    if (wait.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static DateTimeFormatter inGmt(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
