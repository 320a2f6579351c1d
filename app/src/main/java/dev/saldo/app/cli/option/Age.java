package dev.saldo.app.cli.option;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long ago something was, as people write it: {@code 90d}, {@code 26w}, {@code 2y}. */
final class Age {

  private static final Pattern AGE = Pattern.compile("([1-9]\\d{0,4})([dwy])");

  private Age() {}

  /** Returns the midnight that long ago, so that days stay whole. */
  static Instant parse(String option, String text, Instant now, ZoneId zone) {
    Matcher age = AGE.matcher(text);
    if (!age.matches()) {
      throw new UsageFault(option + " '" + text + "' is not an age such as 90d, 26w or 2y");
    }
    long count = Long.parseLong(age.group(1));
    ZonedDateTime here = now.atZone(zone);
    try {
      ZonedDateTime then =
          switch (age.group(2)) {
            case "d" -> here.minusDays(count);
            case "w" -> here.minusWeeks(count);
            default -> here.minusYears(count);
          };
      return then.toLocalDate().atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw new UsageFault(option + " '" + text + "' is longer ago than there are dates");
    }
  }
}
