package dev.saldo.app.format;

import dev.saldo.report.Window;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The text of a window. */
public final class WindowDescription {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private WindowDescription() {}

  static String describe(Window window) {
    ZoneId zone = window.zone();
    return text(window.from(), zone) + " to " + text(window.to(), zone) + ", " + name(zone);
  }

  /**
   * Returns the sentence for a window in which there is nothing.
   *
   * @param what what there could be, such as {@code events}
   */
  public static String without(String what, Window window) {
    ZoneId zone = window.zone();
    return "no %s between %s and %s"
        .formatted(what, text(window.from(), zone), text(window.to(), zone));
  }

  /** Returns the name of a time zone, UTC if it has none of its own. */
  public static String name(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** Returns an instant as its date, with its time unless it is midnight. */
  public static String text(Instant instant, ZoneId zone) {
    ZonedDateTime time = instant.atZone(zone);
    return (time.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY : MINUTE).format(time);
  }
}
