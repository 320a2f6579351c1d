package dev.saldo.provider.httpjson;

import dev.saldo.spi.Amount;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * The rule for numbers that a vendor sends instead of the amount to report an error.
 *
 * @param numbers the declared numbers, as the answer states them
 * @param negatives whether every negative number is an error
 */
record ErrorNumberRule(List<BigDecimal> numbers, boolean negatives) {

  static ErrorNumberRule of(HttpJsonConfig config, AnswerJsonPointer amount) {
    return new ErrorNumberRule(
        config.errorValues().map(ErrorNumberRule::numbers).orElse(List.of()),
        amount.isEntireAnswer() && config.errorValues().isEmpty());
  }

  void check(BigDecimal stated) {
    if (numbers.stream().anyMatch(number -> number.compareTo(stated) == 0)) {
      throw new BalanceException(
          FailureReason.REJECTED,
          "the vendor refused: it answered %s, which error-values declares as an error"
              .formatted(stated.toPlainString()));
    }
    if (negatives && stated.signum() < 0) {
      throw new BalanceException(
          FailureReason.REJECTED,
          ("the answer is the negative number %s, which is probably an error;"
                  + " if it can be a balance, list the vendor's errors in error-values")
              .formatted(stated.toPlainString()));
    }
  }

  private static List<BigDecimal> numbers(String written) {
    return Arrays.stream(written.split(",", -1)).map(ErrorNumberRule::number).toList();
  }

  private static BigDecimal number(String written) {
    try {
      BigDecimal number = new BigDecimal(written.strip());
      if (Amount.isInBounds(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below, like a number that is out of bounds
    }
    throw new IllegalArgumentException(
        "error-values: '%s' is not a number such as -2".formatted(written.strip()));
  }
}
