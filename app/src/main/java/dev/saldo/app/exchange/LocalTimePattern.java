package dev.saldo.app.exchange;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date and time pattern in upper or lower case, as users write it: {@code dd/mm/yyyy hh:mm}. An m
 * after an h means minutes, any other m means months.
 */
final class LocalTimePattern {

  private static final Pattern PART = Pattern.compile("(?i)am/pm|T(?=h)|([a-z])\\1*|[^a-z]");
  private static final int FIRST_OF_TWO_DIGIT_YEARS = 2000;

  private final String text;
  private final DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
  private final Set<ChronoField> fields = EnumSet.noneOf(ChronoField.class);

  private LocalTimePattern(String text) {
    this.text = text;
  }

  /** Returns a strict formatter of a pattern; a time that it leaves out is 0. */
  static DateTimeFormatter parse(String text) {
    return new LocalTimePattern(text).formatter();
  }

  private DateTimeFormatter formatter() {
    builder.parseCaseInsensitive();
    boolean halfDays = text.toLowerCase(Locale.ROOT).matches(".*(am/pm|a$|\\ba\\b).*");
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      append(parts.toMatchResult(), halfDays);
    }
    if (!fields.containsAll(
        Set.of(ChronoField.YEAR, ChronoField.MONTH_OF_YEAR, ChronoField.DAY_OF_MONTH))) {
      throw wrong();
    }
    if (!hasHour()) {
      builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
    }
    if (!fields.contains(ChronoField.MINUTE_OF_HOUR)) {
      builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
    }
    return builder
        .toFormatter(Locale.ENGLISH)
        .withChronology(IsoChronology.INSTANCE)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private void append(MatchResult match, boolean halfDays) {
    String part = match.group();
    switch (part.toLowerCase(Locale.ROOT)) {
      case "yyyy" -> number(ChronoField.YEAR, 4, 4);
      case "yy" -> {
        add(ChronoField.YEAR);
        builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_OF_TWO_DIGIT_YEARS);
      }
      case "mmm" -> {
        add(ChronoField.MONTH_OF_YEAR);
        builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT);
      }
      case "m", "mm" ->
          twoDigits(isAfterHour() ? ChronoField.MINUTE_OF_HOUR : ChronoField.MONTH_OF_YEAR, match);
      case "d", "dd" -> twoDigits(ChronoField.DAY_OF_MONTH, match);
      case "h", "hh" ->
          twoDigits(halfDays ? ChronoField.CLOCK_HOUR_OF_AMPM : ChronoField.HOUR_OF_DAY, match);
      case "s", "ss" -> twoDigits(ChronoField.SECOND_OF_MINUTE, match);
      case "a", "am/pm" -> {
        add(ChronoField.AMPM_OF_DAY);
        builder.appendText(ChronoField.AMPM_OF_DAY, TextStyle.SHORT);
      }
      default -> {
        if (part.length() > 1 || (Character.isLetter(part.charAt(0)) && !part.equals("T"))) {
          throw wrong();
        }
        builder.appendLiteral(part);
      }
    }
  }

  private boolean isAfterHour() {
    return hasHour() && !fields.contains(ChronoField.MINUTE_OF_HOUR);
  }

  private boolean hasHour() {
    return fields.contains(ChronoField.HOUR_OF_DAY)
        || fields.contains(ChronoField.CLOCK_HOUR_OF_AMPM);
  }

  /** Accepts one digit too where another character follows, as spreadsheets write them. */
  private void twoDigits(ChronoField field, MatchResult match) {
    boolean apart =
        (match.end() == text.length() || !Character.isLetter(text.charAt(match.end())))
            && (match.start() == 0 || !Character.isLetter(text.charAt(match.start() - 1)));
    number(field, apart ? 1 : 2, 2);
  }

  private void number(ChronoField field, int shortest, int longest) {
    add(field);
    if (shortest == longest) {
      builder.appendValue(field, longest);
    } else {
      builder.appendValue(field, shortest, longest, SignStyle.NOT_NEGATIVE);
    }
  }

  private void add(ChronoField field) {
    if (!fields.add(field)) {
      throw wrong();
    }
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException(
        "'%s' is not a date format; write dd, mm, yyyy, hh, mm and ss as they appear in the file, such as '%s', or epoch-seconds or epoch-millis"
            .formatted(text, "dd/mm/yyyy hh:mm"));
  }
}
