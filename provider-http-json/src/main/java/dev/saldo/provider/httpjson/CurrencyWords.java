package dev.saldo.provider.httpjson;

import dev.saldo.feign.AnswerPart;
import dev.saldo.spi.BalanceUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words that mean money, as the settings declare them.
 *
 * @param codes the unit of each word, by the word in lower case
 */
record CurrencyWords(Map<String, String> codes) {

  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,15}");

  static CurrencyWords of(Optional<String> written) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (String pair : written.map(text -> text.split(",", -1)).orElse(new String[0])) {
      String[] parts = pair.strip().split("=", 2);
      String word = parts[0].strip();
      String code = parts[parts.length - 1].strip();
      boolean known = parts.length == 1 || AnswerPart.isCurrency(code);
      if (word.isEmpty() || !known || !TOKEN.matcher(code).matches()) {
        throw new IllegalArgumentException(
            "currencies: '%s' is not a word and a currency code, such as euros=EUR, or a word alone"
                .formatted(pair.strip()));
      }
      codes.put(word.toLowerCase(Locale.ROOT), code);
    }
    return new CurrencyWords(codes);
  }

  /** Returns whether a text is a currency code or a declared word. */
  boolean areKnown(String text) {
    return codes.containsKey(key(text)) || AnswerPart.isCurrency(text);
  }

  /**
   * Returns the unit of a currency code or a declared word, or empty if it is blank.
   *
   * @param name the place in the answer
   * @throws dev.saldo.spi.BalanceException with {@code UNEXPECTED_RESPONSE} if it is neither
   */
  Optional<BalanceUnit> unit(String stated, String name) {
    String code = codes.get(key(stated));
    if (code == null) {
      return AnswerPart.currency(stated, name);
    }
    return AnswerPart.text(stated, name)
        .map(word -> new BalanceUnit(BalanceUnit.Kind.MONEY, BalanceUnit.money(code).code(), word));
  }

  private static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
