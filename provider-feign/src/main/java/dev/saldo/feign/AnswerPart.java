package dev.saldo.feign;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Validates the fields of an answer before they become part of a balance. */
public final class AnswerPart {

  private static final int MAX_TEXT = 100;
  private static final int MAX_CODE = 16;

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
   * @throws BalanceException with {@code UNEXPECTED_RESPONSE} if it is longer than 16 characters or
   *     not printable
   */
  public static Optional<BalanceUnit> currency(@Nullable String part, String name) {
    return text(part, name)
        .map(
            code -> {
              if (code.length() > MAX_CODE) {
                throw new BalanceException(
                    FailureReason.UNEXPECTED_RESPONSE,
                    "the answer's '%s' is not a currency code".formatted(name));
              }
              return BalanceUnit.money(code);
            });
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
