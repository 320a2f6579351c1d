package dev.saldo.app.exchange;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The separator and the decimal mark of a CSV file.
 *
 * @param separator the character between two values
 * @param decimalComma whether amounts have a comma before their decimals
 */
public record SampleCsvDialect(Separator separator, boolean decimalComma) {

  /** Commas between values, a point before decimals. */
  public static final SampleCsvDialect STANDARD = new SampleCsvDialect(Separator.COMMA, false);

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,26}(\\.\\d{1,12})?");
  private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

  /** Groups of three digits are read only before a decimal mark: without one, 1.234 is doubtful. */
  private static final Pattern POINT_GROUPS = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+,\\d+");

  private static final Pattern COMMA_GROUPS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+\\.\\d+");

  /** The character between two values. */
  public enum Separator {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t');

    private final char character;

    Separator(char character) {
      this.character = character;
    }

    /** Returns whether a word is the name in lower case, or the character, perhaps as \\t. */
    public boolean isNamed(String word) {
      return word.equals(option())
          || word.equals(String.valueOf(character))
          || (this == TAB && word.equals("\\t"));
    }

    char character() {
      return character;
    }

    private String option() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Names the option if a header contains another separator more often than this one. */
  void check(List<String> header) {
    for (Separator other : Separator.values()) {
      long found =
          header.stream().flatMapToInt(String::chars).filter(c -> c == other.character()).count();
      if (other != separator && found >= header.size()) {
        throw new MalformedCsvException(
            1,
            "the values are separated by %ss; add --separator %s"
                .formatted(other.option(), other.option()));
      }
    }
  }

  /**
   * Returns the number of an amount.
   *
   * @throws IllegalArgumentException if it is not a number in this dialect
   */
  BigDecimal number(String amount) {
    String number = point(amount);
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException(
          "amount '%s' is not a number of at most 26 digits and 12 decimals"
              .formatted(ShortenedText.shorten(amount)));
    }
    return new BigDecimal(number);
  }

  private String point(String amount) {
    if (!decimalComma) {
      if (WITH_COMMA.matcher(amount).matches()) {
        throw new IllegalArgumentException(
            "amount '%s' has a comma; add --decimal-comma if it precedes decimals"
                .formatted(ShortenedText.shorten(amount)));
      }
      return COMMA_GROUPS.matcher(amount).matches() ? amount.replace(",", "") : amount;
    }
    if (amount.indexOf('.') >= 0 && !POINT_GROUPS.matcher(amount).matches()) {
      throw new IllegalArgumentException(
          "amount '%s' has a point, but --decimal-comma is given"
              .formatted(ShortenedText.shorten(amount)));
    }
    return amount.replace(".", "").replace(',', '.');
  }
}
