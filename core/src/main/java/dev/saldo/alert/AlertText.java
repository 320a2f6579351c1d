package dev.saldo.alert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

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
}
