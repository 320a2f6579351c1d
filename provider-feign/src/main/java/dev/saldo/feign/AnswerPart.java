package dev.saldo.feign;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks parts of an answer before they become parts of a balance. */
public final class AnswerPart {

  private static final int MAX_TEXT = 100;
  private static final int MAX_CODE = 16;

  private AnswerPart() {}

  /**
   * Returns a part that no answer may lack.
   *
   * @param name what the vendor calls it, such as {@code data.balance}
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
   * Returns the text of a name or code without the white space around it, empty if it is null or
   * blank.
   *
   * @param name what the vendor calls the part
   * @throws BalanceException with {@code UNEXPECTED_RESPONSE} if it is longer than 100 characters
   *     or holds control characters
   */
  public static Optional<String> text(@Nullable String part, String name) {
    String text = part == null ? "" : part.strip();
    if (text.length() > MAX_TEXT || text.codePoints().anyMatch(AnswerPart::isUnprintable)) {
      throw new BalanceException(
          FailureReason.UNEXPECTED_RESPONSE,
          "the answer's '%s' is longer than %d characters or unprintable"
              .formatted(name, MAX_TEXT));
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /**
   * Returns the unit of a currency code, empty if it is null or blank.
   *
   * @param name what the vendor calls the part
   * @throws BalanceException with {@code UNEXPECTED_RESPONSE} if it is no code of printable
   *     characters
   */
  public static Optional<BalanceUnit> currency(@Nullable String part, String name) {
    return text(part, name)
        .map(
            code -> {
              if (code.length() > MAX_CODE) {
                throw new BalanceException(
                    FailureReason.UNEXPECTED_RESPONSE,
                    "the answer's '%s' is no currency code".formatted(name));
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
