package dev.saldo.testkit.provider;

import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that a reader would find in a text. */
final class StatedNumbers {

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:[0-9]++(?:[.,][0-9]*+)?|[.,][0-9]++)(?:[eE][+-]?[0-9]{1,9})?");

  private final String text;
  private final List<BigDecimal> numbers = new ArrayList<>();

  private StatedNumbers(String text) {
    this.text = text;
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      numbers.add(new BigDecimal(number.group().replace(',', '.')));
    }
  }

  static StatedNumbers in(String text) {
    return new StatedNumbers(text);
  }

  /** Returns whether an amount could have been read from the text; always true if it is absent. */
  boolean include(Amount amount) {
    BigDecimal value = amount.value();
    String raw = amount.raw();
    if (value == null) {
      return !amount.unlimited() || (raw != null && text.contains(raw));
    }
    return numbers.stream().anyMatch(number -> number.compareTo(value) == 0);
  }
}
