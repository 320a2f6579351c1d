package dev.saldo.app.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The form in which a file writes times. An instant with an offset is always read; a local time
 * only in the declared form and zone. Immutable and thread-safe.
 */
public final class ObservedTimeFormat {

  /** Instants with an offset and nothing else. */
  public static final ObservedTimeFormat INSTANTS =
      new ObservedTimeFormat(
          text -> {
            throw new DateTimeException("no offset");
          },
          "an instant such as 2026-11-21T20:15:00Z");

  private final Function<String, Instant> declared;
  private final String description;

  private ObservedTimeFormat(Function<String, Instant> declared, String description) {
    this.declared = declared;
    this.description = description;
  }

  /** Returns the form of local times such as 2026-11-21T20:15 or 2026-11-21 20:15:00 in a zone. */
  public static ObservedTimeFormat of(ZoneId zone) {
    DateTimeFormatter iso = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
    return new ObservedTimeFormat(
        text -> instant(LocalDateTime.parse(text.replaceFirst(" +", "T"), iso), text, zone),
        "a time such as 2026-11-21 20:15");
  }

  /**
   * Returns the form of local times in a zone.
   *
   * @param pattern such as {@code dd/mm/yyyy hh:mm}; or {@code epoch-seconds} or {@code
   *     epoch-millis}, which need no zone
   * @throws IllegalArgumentException if it is not a date format; the message says what to write
   */
  public static ObservedTimeFormat of(String pattern, ZoneId zone) {
    String form = "a time in the form " + pattern;
    Optional<EpochUnit> epoch = EpochUnit.find(pattern);
    if (epoch.isPresent()) {
      return new ObservedTimeFormat(epoch.get()::parse, form);
    }
    DateTimeFormatter local = LocalTimePattern.parse(pattern);
    return new ObservedTimeFormat(
        text -> instant(LocalDateTime.parse(text, local), text, zone), form);
  }

  /**
   * Returns the instant of a text.
   *
   * @throws IllegalArgumentException if the text has another form, or a time that the clocks of the
   *     zone skip or show more than once
   */
  Instant parse(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException noInstant) {
      try {
        return declared.apply(text);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "observed_at '%s' is not %s%s"
                .formatted(
                    ShortenedText.shorten(text),
                    description,
                    TimeFormHint.suggest(text, description)),
            e);
      }
    }
  }

  private static Instant instant(LocalDateTime time, String text, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    if (offsets.size() != 1) {
      throw new IllegalArgumentException(
          "observed_at '%s' %s in %s, where clocks change; give it an offset, such as %s"
              .formatted(
                  ShortenedText.shorten(text),
                  offsets.isEmpty() ? "does not exist" : "occurs more than once",
                  zone,
                  time.atOffset(zone.getRules().getOffset(time))));
    }
    return time.toInstant(offsets.get(0));
  }
}
