package dev.saldo.schedule;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of calls that a vendor allows in a time, such as {@code 10/min}. Immutable and
 * thread-safe.
 *
 * @param calls the calls, from 1 to 1,000,000
 * @param per the time, more than 0
 */
public record CallRate(int calls, Duration per) {

  private static final int MOST_CALLS = 1_000_000;
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,7})\\s*/\\s*(s|min|h|d)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  public CallRate {
    if (calls < 1 || calls > MOST_CALLS) {
      throw new IllegalArgumentException("a rate must be 1 to 1000000 calls, not " + calls);
    }
    if (!per.isPositive()) {
      throw new IllegalArgumentException("the time of a rate must be more than 0, not " + per);
    }
  }

  /** Returns the rate written in a text: {@code 5/s}, {@code 10/min}; empty if it is not one. */
  public static Optional<CallRate> parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      return Optional.empty();
    }
    int calls = Integer.parseInt(written.group(1));
    return calls < 1 || calls > MOST_CALLS
        ? Optional.empty()
        : Optional.of(new CallRate(calls, Objects.requireNonNull(UNITS.get(written.group(2)))));
  }
}
