package dev.saldo.account;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An account to poll, without its settings. Immutable and thread-safe.
 *
 * @param name unique within a history: lower-case letters, digits and {@code . _ -}, starting with
 *     a letter or digit
 * @param provider the name of the provider that opens it
 * @param every the poll interval, at least 60 s; the time between two samples counts as covered if
 *     they are at most three intervals apart
 * @param timeout the time that one reading may take, more than 0
 * @param runway the method that predicts when its balances run out
 */
public record Account(
    String name, String provider, Duration every, Duration timeout, RunwayPredictionMethod runway) {

  /** The default poll interval: one hour. */
  public static final Duration DEFAULT_EVERY = Duration.ofHours(1);

  /** The default timeout of a reading: 15 s. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);

  /** The shortest poll interval: 60 s. */
  public static final Duration SHORTEST_EVERY = Duration.ofSeconds(60);

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  public Account {
    Objects.requireNonNull(provider, "provider");
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "'" + name + "' is not an account name (a-z 0-9 . _ -, at most 100, e.g. otp-ghana)");
    }
    if (every.compareTo(SHORTEST_EVERY) < 0) {
      throw new IllegalArgumentException(
          "every must be at least 60s, not " + every.toSeconds() + "s");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be more than 0s, not " + timeout);
    }
  }

  /** Creates an account with the usual method of predictions. */
  public Account(String name, String provider, Duration every, Duration timeout) {
    this(name, provider, every, timeout, RunwayPredictionMethod.USUAL);
  }

  /** Returns an account with the default poll interval and timeout. */
  public static Account of(String name, String provider) {
    return new Account(name, provider, DEFAULT_EVERY, DEFAULT_TIMEOUT);
  }

  /** Returns whether a text is a valid account name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
