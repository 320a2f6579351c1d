package dev.saldo.app.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/** A way to write an instant as a number of units since 1970. */
enum EpochUnit {
  SECONDS("epoch-seconds", Instant::ofEpochSecond),
  MILLIS("epoch-millis", Instant::ofEpochMilli);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,16}");

  private final String format;
  private final LongFunction<Instant> instant;

  EpochUnit(String format, LongFunction<Instant> instant) {
    this.format = format;
    this.instant = instant;
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
    return instant.apply(Long.parseLong(text));
  }
}
