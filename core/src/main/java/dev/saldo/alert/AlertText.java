package dev.saldo.alert;

import java.time.Duration;

/** Lengths of time in messages. */
final class AlertText {

  private AlertText() {}

  /** Returns a length of time in its largest useful unit: {@code 3.5 days}, {@code 5 h}. */
  static String days(Duration length) {
    if (length.compareTo(Duration.ofDays(2)) >= 0) {
      long tenths = length.toHours() * 10 / 24;
      return tenths % 10 == 0 ? tenths / 10 + " days" : tenths / 10 + "." + tenths % 10 + " days";
    }
    return length.toHours() >= 2 ? length.toHours() + " h" : length.toMinutes() + " min";
  }
}
