package dev.saldo.feign;

import dev.saldo.spi.Amount;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts stated as text. A comma is never accepted: some vendors use it as the decimal separator,
 * others to group thousands.
 */
public final class DecimalText {

  /** The maximum length of an amount in characters, including surrounding white space. */
  public static final int MAX_LENGTH = 64;

  private static final Pattern DECIMAL =
      Pattern.compile("\\s*([+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?)\\s*");

  private DecimalText() {}

  /**
   * Returns the exact value of a decimal such as {@code 19023.9}, {@code -18.383}, {@code +5} or
   * {@code 1E3}, with or without ASCII white space around it.
   *
   * @throws BalanceException with {@code UNEXPECTED_RESPONSE} if the text is anything else, such as
   *     {@code 1,234.5}, {@code 167.}, {@code NaN} or empty, or out of the bounds of an {@link
   *     Amount}
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
        FailureReason.UNEXPECTED_RESPONSE,
        "the amount in the answer is not a decimal number or is out of range");
  }
}
