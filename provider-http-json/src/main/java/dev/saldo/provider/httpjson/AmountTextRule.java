package dev.saldo.provider.httpjson;

import dev.saldo.feign.DecimalText;
import dev.saldo.spi.Amount;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules for reading the text of an amount.
 *
 * @param unlimitedWords the words that mean unlimited, in lower case
 * @param unlimitedFrom the stated number, before division, from which the amount is unlimited
 * @param errors the numbers that are errors
 * @param decimals the number of decimal places to move the point to the left
 */
record AmountTextRule(
    List<String> unlimitedWords,
    Optional<BigDecimal> unlimitedFrom,
    ErrorNumberRule errors,
    int decimals) {

  private static final int MAX_DECIMALS = 12;

  static AmountTextRule of(HttpJsonConfig config, AnswerJsonPointer amount) {
    config.unlimitedFrom().ifPresent(AmountTextRule::checkPositive);
    return new AmountTextRule(
        config.unlimitedWords().map(AmountTextRule::words).orElse(List.of()),
        config.unlimitedFrom(),
        ErrorNumberRule.of(config, amount),
        decimals(config.divideBy()));
  }

  Amount read(String stated) {
    if (unlimitedWords.contains(stated.strip().toLowerCase(Locale.ROOT))) {
      return Amount.unlimited(stated);
    }
    BigDecimal number = DecimalText.parse(stated);
    errors.check(number);
    if (unlimitedFrom.isPresent() && number.compareTo(unlimitedFrom.get()) >= 0) {
      return Amount.unlimited(stated);
    }
    BigDecimal value = number.movePointLeft(decimals);
    if (!Amount.isInBounds(value)) {
      throw new BalanceException(
          FailureReason.UNEXPECTED_RESPONSE,
          "the amount in the answer has more than %d decimals".formatted(Amount.MAX_DECIMALS));
    }
    return Amount.of(value, stated);
  }

  private static List<String> words(String written) {
    List<String> words =
        Arrays.stream(written.split(",", -1))
            .map(word -> word.strip().toLowerCase(Locale.ROOT))
            .toList();
    if (words.contains("")) {
      throw new IllegalArgumentException(
          "unlimited-words: '%s' has an empty word; separate words with single commas"
              .formatted(written));
    }
    return words;
  }

  private static void checkPositive(BigDecimal number) {
    if (number.signum() <= 0) {
      throw new IllegalArgumentException(
          "unlimited-from: '%s' is not greater than 0".formatted(number.toPlainString()));
    }
  }

  /** Returns the exponent of a power of ten. Division by any other number would have to round. */
  private static int decimals(BigDecimal divideBy) {
    BigDecimal power = divideBy.signum() > 0 ? divideBy.stripTrailingZeros() : BigDecimal.ZERO;
    if (!power.unscaledValue().equals(BigDecimal.ONE.unscaledValue())
        || power.scale() > 0
        || power.scale() < -MAX_DECIMALS) {
      throw new IllegalArgumentException(
          "divide-by: '%s' is not a power of ten: 1, 10, 100 and so on"
              .formatted(divideBy.toPlainString()));
    }
    return -power.scale();
  }
}
