package dev.saldo.app.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers for display: commas between thousands, a point before the decimals. */
public final class ReadableNumberText {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private ReadableNumberText() {}

  /** Returns a number with all digits. */
  public static String grouped(BigDecimal value) {
    String plain = value.toPlainString();
    int first = value.signum() < 0 ? 1 : 0;
    int point = plain.indexOf('.');
    StringBuilder text = new StringBuilder(plain);
    for (int i = (point < 0 ? plain.length() : point) - 3; i > first; i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }

  /** Returns a share in percent, rounded down: 100 % only for 1, 0 % only for 0. */
  static String percent(BigDecimal share) {
    BigDecimal percent = share.multiply(HUNDRED).setScale(0, RoundingMode.DOWN);
    return percent.signum() == 0 && share.signum() != 0 ? "<1 %" : percent.toPlainString() + " %";
  }

  /** Returns a span in its largest unit, with the next smaller unit if it still matters. */
  public static String span(Duration duration) {
    if (duration.isNegative()) {
      return "-" + span(duration.negated());
    }
    long days = duration.toDays();
    if (days > 0) {
      return days + "d" + rest(days < 2 ? duration.toHoursPart() : 0, "h");
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + "h" + rest(duration.toMinutesPart(), "m");
    }
    return duration.toMinutes() > 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
  }

  private static String rest(int count, String unit) {
    return count == 0 ? "" : " " + count + unit;
  }
}
