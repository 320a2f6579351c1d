package dev.saldo.alert;

import dev.saldo.report.Cell;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lengths of time and figures in messages. */
final class AlertText {

  private AlertText() {}

  /** Returns an estimated figure with three digits. */
  static String figure(double value) {
    return new BigDecimal(value, new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /** Returns a length of time in its largest useful unit: {@code 3.5 days}, {@code 5 h}. */
  static String days(Duration length) {
    if (length.compareTo(Duration.ofDays(2)) >= 0) {
      long tenths = length.toHours() * 10 / 24;
      return tenths % 10 == 0 ? tenths / 10 + " days" : tenths / 10 + "." + tenths % 10 + " days";
    }
    return length.toHours() >= 2 ? length.toHours() + " h" : length.toMinutes() + " min";
  }

  /** Returns an amount with its unit, in money with at least the usual digits: {@code 5.00 EUR}. */
  static String amount(BigDecimal amount, @Nullable BalanceUnit unit) {
    if (unit == null) {
      return amount.toPlainString();
    }
    int digits = Cell.Unit.of(unit.kind(), unit.code(), Meaning.REMAINING).decimals();
    BigDecimal shown = amount.scale() < digits ? amount.setScale(digits) : amount;
    return shown.toPlainString() + " " + unit.code();
  }
}
