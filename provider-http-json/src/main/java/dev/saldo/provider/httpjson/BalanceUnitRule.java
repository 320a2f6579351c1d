package dev.saldo.provider.httpjson;

import dev.saldo.feign.AnswerPart;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The rule for the unit of the amount.
 *
 * @param currencies the declared words for currencies
 * @param fixed the unit from the settings; empty if the answer states it
 * @param place the place of the unit in the answer; empty if it is next to the number
 */
record BalanceUnitRule(
    BalanceUnit.Kind kind,
    CurrencyWords currencies,
    Optional<BalanceUnit> fixed,
    Optional<AnswerJsonPointer> place) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/-]{0,31}");
  private static final Pattern NEXT_TO_NUMBER =
      Pattern.compile(
          "\\s*(?<before>\\p{L}{1,16})\\s+(?<right>\\S+)\\s*|"
              + "\\s*(?<left>\\S+)\\s+(?<after>\\p{L}{1,16})\\s*");

  static BalanceUnitRule of(HttpJsonConfig config) {
    int ways = config.unit().isPresent() ? 1 : 0;
    ways += config.unitPointer().isPresent() ? 1 : 0;
    ways += config.unitInAmount() ? 1 : 0;
    if (ways > 1) {
      throw new IllegalArgumentException(
          "unit: set only one of unit, unit-pointer and unit-in-amount");
    }
    BalanceUnit.Kind kind = config.unitKind();
    Optional<AnswerJsonPointer> place =
        config.unitPointer().map(at -> AnswerJsonPointer.parse("unit-pointer", at));
    CurrencyWords currencies = CurrencyWords.of(config.currencies());
    Optional<BalanceUnit> fixed =
        ways == 1 && config.unit().isEmpty()
            ? Optional.empty()
            : Optional.of(fixed(kind, config.unit(), currencies));
    return new BalanceUnitRule(kind, currencies, fixed, place);
  }

  /** Separates the unit from the amount if it is written there. */
  StatedAmountText split(String text) {
    if (fixed.isPresent() || place.isPresent()) {
      return new StatedAmountText(text, Optional.empty());
    }
    Matcher match = NEXT_TO_NUMBER.matcher(text);
    if (!match.matches()) {
      return new StatedAmountText(text, Optional.empty());
    }
    return match.group("before") != null
        ? new StatedAmountText(match.group("right"), Optional.of(match.group("before")))
        : new StatedAmountText(match.group("left"), Optional.of(match.group("after")));
  }

  BalanceUnit unit(JsonNode answer, StatedAmountText stated) {
    if (fixed.isPresent()) {
      return fixed.get();
    }
    String name = place.map(AnswerJsonPointer::written).orElse("the amount");
    Optional<String> word = place.isPresent() ? place.get().text(answer) : stated.unit();
    return word.flatMap(code -> unit(code, name))
        .orElseThrow(
            () ->
                new BalanceException(
                    FailureReason.UNEXPECTED_RESPONSE,
                    "the answer has no unit at '%s'".formatted(name)));
  }

  private Optional<BalanceUnit> unit(String code, String name) {
    return kind == BalanceUnit.Kind.MONEY
        ? currencies.unit(code, name)
        : AnswerPart.text(code, name).map(word -> counted(kind, word));
  }

  private static BalanceUnit counted(BalanceUnit.Kind kind, String word) {
    if (!WORD.matcher(word).matches()) {
      throw new BalanceException(
          FailureReason.UNEXPECTED_RESPONSE, "the answer's unit is not a word");
    }
    return new BalanceUnit(kind, word.toLowerCase(Locale.ROOT), word);
  }

  private static BalanceUnit fixed(
      BalanceUnit.Kind kind, Optional<String> unit, CurrencyWords currencies) {
    if (unit.isEmpty()) {
      return standard(kind);
    }
    String word = unit.get();
    boolean money = kind == BalanceUnit.Kind.MONEY;
    if (money ? !currencies.areKnown(word) : !WORD.matcher(word).matches()) {
      throw new IllegalArgumentException(
          money
              ? ("unit: '%s' is not a currency code such as USD; check unit-kind, or declare it in"
                      + " currencies")
                  .formatted(word)
              : "unit: '%s' is not a word such as sms, of at most 32 characters".formatted(word));
    }
    return money
        ? currencies.unit(word, "unit").orElseThrow()
        : new BalanceUnit(kind, word.toLowerCase(Locale.ROOT), word);
  }

  private static BalanceUnit standard(BalanceUnit.Kind kind) {
    return switch (kind) {
      case MESSAGES -> BalanceUnit.of(kind, "sms");
      case CREDITS -> BalanceUnit.of(kind, "credit");
      case MINUTES -> BalanceUnit.of(kind, "minute");
      case CHARACTERS -> BalanceUnit.of(kind, "character");
      case MONEY ->
          throw new IllegalArgumentException(
              "unit: missing; set the currency, such as USD, or unit-pointer");
      case OTHER -> throw new IllegalArgumentException("unit: missing; set the name of the unit");
    };
  }
}
