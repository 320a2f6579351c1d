package dev.saldo.web;

import static j2html.TagCreator.each;
import static j2html.TagCreator.i;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;

import dev.saldo.account.ConstantName;
import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The forms in which pages show names, numbers and times. Stateless. */
final class PageTextForm {

  /** The most decimals of a figure. */
  static final int MOST_DECIMALS = 4;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter OF_DAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final int LONGEST_NAME = 200;
  private static final int THOUSANDS = 3;

  private PageTextForm() {}

  /** Returns the text of a vendor or a user, in its own direction and without control codes. */
  static DomContent name(String text) {
    return tag("bdi").withText(plain(text));
  }

  /** Returns a text of a vendor or a user in one line, without control and direction codes. */
  static String plain(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_NAME)
        .forEach(
            point -> {
              switch (Character.getType(point)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    safe.append(' ');
                case Character.FORMAT, Character.SURROGATE -> {}
                default -> safe.appendCodePoint(point);
              }
            });
    return safe.toString();
  }

  /** Returns a constant in words. */
  static String words(Enum<?> constant) {
    return ConstantName.kebab(constant).replace('-', ' ');
  }

  /** Returns a part of a path. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Returns a figure that aligns with others at its point.
   *
   * @param decimals its least number of decimals; it has more if its value has
   */
  static DomContent figure(BigDecimal value, int decimals) {
    String words = digits(value, decimals);
    int point = words.indexOf('.');
    return tag("data")
        .attr("value", value.toPlainString())
        .with(
            point < 0
                ? each(text(words), i())
                : each(text(words.substring(0, point)), i(words.substring(point))));
  }

  /** Returns a figure with commas between thousands. */
  static String digits(BigDecimal value, int decimals) {
    int scale = Math.max(value.stripTrailingZeros().scale(), decimals);
    String plain =
        value.setScale(Math.min(scale, MOST_DECIMALS), RoundingMode.HALF_EVEN).toPlainString();
    int first = value.signum() < 0 ? 1 : 0;
    int point = plain.indexOf('.');
    StringBuilder words = new StringBuilder(plain);
    for (int i = (point < 0 ? plain.length() : point) - THOUSANDS; i > first; i -= THOUSANDS) {
      words.insert(i, ',');
    }
    return words.toString();
  }

  /** Returns an instant. */
  static DomContent time(Instant instant, ZoneId zone) {
    return tag("time")
        .attr("datetime", instant.truncatedTo(ChronoUnit.MILLIS).toString())
        .withText(MINUTE.format(instant.atZone(zone)));
  }

  /** Returns the time of day, with the date if it is another day. */
  static String clock(Instant instant, Instant now, ZoneId zone) {
    boolean today = instant.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    return (today ? OF_DAY : MINUTE).format(instant.atZone(zone));
  }

  /** Returns the age of an instant, which the script of a page keeps right. */
  static DomContent age(Instant instant, Instant now) {
    return tag("time")
        .attr("datetime", instant.truncatedTo(ChronoUnit.MILLIS).toString())
        .attr("data-age")
        .withText(span(Duration.between(instant, now)));
  }

  /** Returns a span in its largest unit. */
  static String span(Duration span) {
    if (span.toMinutes() < 1) {
      return "now";
    }
    if (span.toHours() < 1) {
      return span.toMinutes() + " min";
    }
    return span.toHours() < 48 ? span.toHours() + " h" : span.toDays() + " d";
  }
}
