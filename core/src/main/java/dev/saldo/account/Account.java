package dev.saldo.account;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An account to watch, without its settings.
 *
 * @param name unique within a history: lower-case letters, digits, {@code . _ -}, beginning with a
 *     letter or digit
 * @param provider the name of the provider that opens it
 * @param every how often it is read, at least 60 s; a history counts time as covered by samples
 *     while they are no further apart than three times this
 * @param timeout how long one reading may take, more than 0
 */
public record Account(String name, String provider, Duration every, Duration timeout) {

  /** How often an account is read if nothing else is said: hourly. */
  public static final Duration DEFAULT_EVERY = Duration.ofHours(1);

  /** How long a reading may take if nothing else is said: 15 s. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);

  /** The shortest time between readings: 60 s. */
  public static final Duration SHORTEST_EVERY = Duration.ofSeconds(60);

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  public Account {
    Objects.requireNonNull(provider, "provider");
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "'" + name + "' is not an account name (a-z 0-9 . _ -, at most 100, e.g. otp-ghana)");
    }
    if (every.compareTo(SHORTEST_EVERY) < 0) {
      throw new IllegalArgumentException("every is at least 60s, not " + every.toSeconds() + "s");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout is more than 0s, not " + timeout);
    }
  }

  /** Returns an account read hourly with 15 s for a reading. */
  public static Account of(String name, String provider) {
    return new Account(name, provider, DEFAULT_EVERY, DEFAULT_TIMEOUT);
  }

  /** Returns whether a text can name an account. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
