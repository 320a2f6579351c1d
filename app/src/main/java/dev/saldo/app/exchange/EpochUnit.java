package dev.saldo.app.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A way to write an instant as a number of units since 1970. */
enum EpochUnit {
  SECONDS("epoch-seconds", 1000),
  MILLIS("epoch-millis", 1);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

  private final String format;
  private final int millis;

  EpochUnit(String format, int millis) {
    this.format = format;
    this.millis = millis;
  }

  String format() {
    return format;
  }

  static Optional<EpochUnit> find(String format) {
    return Arrays.stream(values()).filter(unit -> unit.format.equals(format)).findFirst();
  }

  Instant parse(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new DateTimeException("not a number");
    }
    return Instant.ofEpochMilli(Math.multiplyExact(Long.parseLong(text), millis));
  }
}
