package dev.saldo.app.exchange;

import java.util.Locale;

/**
 * How a CSV file separates values and writes decimals.
 *
 * @param separator what separates two values
 * @param decimalComma whether amounts have a comma before their decimals
 */
public record SampleCsvDialect(Separator separator, boolean decimalComma) {

  /** Commas between values, a point before decimals. */
  public static final SampleCsvDialect STANDARD = new SampleCsvDialect(Separator.COMMA, false);

  /** What separates two values. */
  public enum Separator {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t');

    private final char character;

    Separator(char character) {
      this.character = character;
    }

    char character() {
      return character;
    }

    private String option() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Names the option if a header that is one value contains another separator. */
  void check(String first) {
    for (Separator other : Separator.values()) {
      if (other != separator && first.indexOf(other.character()) >= 0) {
        throw new MalformedCsvException(
            1,
            "the values are separated by %ss; add --separator %s"
                .formatted(other.option(), other.option()));
      }
    }
  }

  /** Returns an amount with a decimal point; rejects the other mark. */
  String point(String amount) {
    if (!decimalComma) {
      if (amount.matches("[+-]?\\d+,\\d+")) {
        throw new IllegalArgumentException(
            "amount '" + amount + "' has a comma; add --decimal-comma if it precedes decimals");
      }
      return amount;
    }
    if (amount.indexOf('.') >= 0) {
      throw new IllegalArgumentException(
          "amount '" + amount + "' has a point, but --decimal-comma is given");
    }
    return amount.replace(',', '.');
  }
}
