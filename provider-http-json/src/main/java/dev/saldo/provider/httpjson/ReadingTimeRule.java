package dev.saldo.provider.httpjson;

import dev.saldo.spi.Balance;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The rule for the time that the answer states of the amount. A time that is missing or cannot be
 * read costs a note, not the reading.
 *
 * @param place the place of the time; empty if it is not read
 * @param form the form of the time
 */
record ReadingTimeRule(Optional<AnswerJsonPointer> place, Form form) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{1,9})?");
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2201-01-01T00:00:00Z");

  /** The form of a time; throws {@link DateTimeException} for a text of another form. */
  @FunctionalInterface
  interface Form {
    Instant read(String text);
  }

  static ReadingTimeRule of(HttpJsonConfig config) {
    Optional<AnswerJsonPointer> place =
        config.timePointer().map(at -> AnswerJsonPointer.parse("time-pointer", at));
    if (place.isEmpty() && (config.timeFormat().isPresent() || config.timeZone().isPresent())) {
      throw new IllegalArgumentException(
          "%s: needs time-pointer, which is missing"
              .formatted(config.timeFormat().isPresent() ? "time-format" : "time-zone"));
    }
    Optional<ZoneId> zone = config.timeZone().map(ReadingTimeRule::zone);
    return new ReadingTimeRule(place, form(config.timeFormat().orElse("iso"), zone));
  }

  /** Returns the balance with the time that the answer states. */
  Balance apply(JsonNode answer, Balance balance) {
    if (place.isEmpty()) {
      return balance;
    }
    Optional<String> text = place.get().text(answer);
    if (text.isEmpty()) {
      return balance.withNote("the answer has no time at '%s'".formatted(place.get().written()));
    }
    try {
      Instant read = form.read(text.get().strip());
      if (!read.isBefore(EARLIEST) && read.isBefore(LATEST)) {
        return balance.withVendorTime(read);
      }
    } catch (DateTimeException e) {
      // The text of the answer is not shown, because it may echo a secret.
    }
    return balance.withNote(
        "the time at '%s' is not one of time-format and time-zone"
            .formatted(place.get().written()));
  }

  private static Form form(String format, Optional<ZoneId> zone) {
    return switch (format) {
      case "iso" -> text -> iso(text, zone);
      case "seconds" -> text -> number(text, 1_000);
      case "milliseconds" -> text -> number(text, 1);
      default -> {
        DateTimeFormatter pattern = pattern(format);
        if (zone.isEmpty() && !hasOffset(pattern)) {
          throw new IllegalArgumentException(
              "time-zone: missing; time-format '%s' has no offset from UTC".formatted(format));
        }
        yield text -> instant(pattern.parse(text), zone);
      }
    };
  }

  private static Instant iso(String text, Optional<ZoneId> zone) {
    String separated = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T");
    return instant(DateTimeFormatter.ISO_DATE_TIME.parse(separated), zone);
  }

  private static Instant instant(TemporalAccessor parsed, Optional<ZoneId> zone) {
    return parsed.isSupported(ChronoField.OFFSET_SECONDS)
        ? OffsetDateTime.from(parsed).toInstant()
        : LocalDateTime.from(parsed)
            .atZone(zone.orElseThrow(() -> new DateTimeException("no time zone")))
            .toInstant();
  }

  private static Instant number(String text, long millis) {
    if (!NUMBER.matcher(text).matches()) {
      throw new DateTimeException("not a number");
    }
    return Instant.ofEpochMilli(
        new BigDecimal(text).multiply(BigDecimal.valueOf(millis)).longValue());
  }

  private static DateTimeFormatter pattern(String format) {
    try {
      return DateTimeFormatter.ofPattern(format, Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "time-format: '%s' is not iso, seconds, milliseconds or a pattern such as dd/MM/yyyy HH:mm:ss"
              .formatted(format),
          e);
    }
  }

  private static boolean hasOffset(DateTimeFormatter pattern) {
    try {
      String text = pattern.format(OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC));
      return pattern.parse(text).isSupported(ChronoField.OFFSET_SECONDS);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "time-zone: '%s' is not a time zone such as Europe/Berlin or UTC".formatted(name), e);
    }
  }
}
