package dev.saldo.feign;

import dev.saldo.spi.Amount;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts that come as text. A comma is never read: it is a decimal mark to one vendor and a
 * thousands mark to the next.
 */
public final class DecimalText {

  /** The most characters of an amount, with the white space around it. */
  public static final int MAX_LENGTH = 64;

  private static final Pattern DECIMAL =
      Pattern.compile("\\s*([+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?)\\s*");

  private DecimalText() {}

  /**
   * Returns the exact value of a decimal such as {@code 19023.9}, {@code -18.383}, {@code +5} or
   * {@code 1E3}, with ASCII white space around it or none.
   *
   * @throws BalanceException with {@code UNEXPECTED_RESPONSE} if the text is anything else, {@code
   *     1,234.5}, {@code 167.}, {@code NaN} and the empty text included, or larger than an {@link
   *     Amount} may be
   */
  public static BigDecimal parse(String text) {
    Matcher decimal = DECIMAL.matcher(text);
    if (text.length() <= MAX_LENGTH && decimal.matches()) {
      BigDecimal value = new BigDecimal(decimal.group(1));
      if (Amount.isInBounds(value)) {
        return value;
      }
    }
    throw new BalanceException(
        FailureReason.UNEXPECTED_RESPONSE, "the answer holds something else in place of an amount");
  }
}
