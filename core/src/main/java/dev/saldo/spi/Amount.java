package dev.saldo.spi;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An exact signed amount, an unlimited one, or an absent one. Absent is not 0.
 *
 * <p>Values are stored without trailing zeros, so that numerically equal values are equal; {@code
 * raw} keeps the vendor's spelling. Immutable and thread-safe.
 *
 * @param value the exact amount; null if unlimited or not stated
 * @param unlimited whether the vendor states that there is no limit
 * @param raw the amount as the vendor spelled it; null if it did not state one
 */
public record Amount(@Nullable BigDecimal value, boolean unlimited, @Nullable String raw) {

  /**
   * The maximum number of digits before the decimal point. The largest seen in the field has 13.
   */
  public static final int MAX_INTEGER_DIGITS = 26;

  /**
   * The maximum number of digits after the decimal point. A history stores 12 and the raw spelling.
   */
  public static final int MAX_DECIMALS = 64;

  private static final int MAX_RAW = 64;

  /** An amount that the vendor did not state. */
  public static final Amount ABSENT = new Amount(null, false, null);

  /** Checks the bounds first, because arithmetic on 1e999999999 would never end. */
  public Amount {
    if (value != null) {
      if (unlimited) {
        throw new IllegalArgumentException("an amount is either a number or unlimited, not both");
      }
      if (!isInBounds(value)) {
        throw new IllegalArgumentException(
            "an amount has at most %d digits before the point and %d after"
                .formatted(MAX_INTEGER_DIGITS, MAX_DECIMALS));
      }
      value = plain(value);
    }
    raw = raw != null && raw.length() > MAX_RAW ? cut(raw) : raw;
  }

  /** Returns an exact amount, spelled as {@link BigDecimal#toString()} does. */
  public static Amount of(BigDecimal value) {
    return new Amount(value, false, isInBounds(value) ? value.toString() : null);
  }

  /** Returns an exact amount with its spelling. */
  public static Amount of(BigDecimal value, String raw) {
    return new Amount(value, false, raw);
  }

  /** Returns an unlimited amount with the vendor's word for it. */
  public static Amount unlimited(String raw) {
    return new Amount(null, true, raw);
  }

  /**
   * Returns whether a decimal is small enough to be an amount. Runs in constant time for any
   * exponent.
   */
  public static boolean isInBounds(BigDecimal value) {
    long integerDigits = (long) value.precision() - value.scale();
    return integerDigits <= MAX_INTEGER_DIGITS && value.scale() <= MAX_DECIMALS;
  }

  /**
   * Returns the same number without trailing zeros and with a scale of at least 0: {@code 350} for
   * {@code 350.00} and for {@code 3.5E+2}. Equal numbers are then equal by {@link
   * BigDecimal#equals}.
   *
   * @param value a number within {@link #isInBounds}, since {@code 1e999999999} would be expanded
   *     digit by digit
   */
  public static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static String cut(String raw) {
    boolean splitsPair = Character.isHighSurrogate(raw.charAt(MAX_RAW - 1));
    return raw.substring(0, splitsPair ? MAX_RAW - 1 : MAX_RAW);
  }
}
