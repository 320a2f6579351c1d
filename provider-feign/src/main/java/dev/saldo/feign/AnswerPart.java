package dev.saldo.feign;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Validates the fields of an answer before they become part of a balance. */
public final class AnswerPart {

  private static final int MAX_TEXT = 100;

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private AnswerPart() {}

  /**
   * Returns a mandatory field.
   *
   * @param name the vendor's name for it, such as {@code data.balance}
   * @throws BalanceException with {@code UNEXPECTED_RESPONSE} if it is null
   */
  public static <T> T required(@Nullable T part, String name) {
    if (part == null) {
      throw new BalanceException(
          FailureReason.UNEXPECTED_RESPONSE, "the answer has no '%s'".formatted(name));
    }
    return part;
  }

  /**
   * Returns a name or code without surrounding white space, or empty if it is null or blank.
   *
   * @param name the vendor's name for the field
   * @throws BalanceException with {@code UNEXPECTED_RESPONSE} if it is longer than 100 characters
   *     or contains control characters
   */
  public static Optional<String> text(@Nullable String part, String name) {
    String text = part == null ? "" : part.strip();
    if (text.length() > MAX_TEXT || text.codePoints().anyMatch(AnswerPart::isUnprintable)) {
      throw new BalanceException(
          FailureReason.UNEXPECTED_RESPONSE,
          "the answer's '%s' is longer than %d characters or not printable"
              .formatted(name, MAX_TEXT));
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /**
   * Returns the unit of a currency code, or empty if it is null or blank.
   *
   * @param name the vendor's name for the field
   * @throws BalanceException with {@code UNEXPECTED_RESPONSE} if it is not a code of ISO 4217, in
   *     use or withdrawn, in any case
   */
  public static Optional<BalanceUnit> currency(@Nullable String part, String name) {
    return text(part, name)
        .map(
            code -> {
              if (!isCurrency(code)) {
                throw new BalanceException(
                    FailureReason.UNEXPECTED_RESPONSE,
                    "the answer's '%s' is not a currency code of ISO 4217".formatted(name));
              }
              return BalanceUnit.money(code);
            });
  }

  /**
   * Returns the unit of a currency code, or of one of a vendor's own words for money, which no list
   * of currencies has.
   *
   * @param name the vendor's name for the field
   * @param words the words in upper case
   * @throws BalanceException with {@code UNEXPECTED_RESPONSE} if it is neither
   */
  public static Optional<BalanceUnit> currency(
      @Nullable String part, String name, Set<String> words) {
    Optional<String> word =
        text(part, name).filter(code -> words.contains(code.toUpperCase(Locale.ROOT)));
    return word.isPresent() ? word.map(BalanceUnit::money) : currency(part, name);
  }

  /** Returns whether a text is a code of ISO 4217, in use or withdrawn, in any case. */
  public static boolean isCurrency(String code) {
    return CURRENCIES.contains(code.toUpperCase(Locale.ROOT));
  }

  private static boolean isUnprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
