package dev.saldo.spi;

import java.util.Locale;
import java.util.Objects;

/**
 * What an amount counts. Two amounts may be added only if kind and code agree.
 *
 * @param kind money, messages and so on
 * @param code the code reports group by: an ISO 4217 code in upper case for money ({@code XXX} if
 *     the vendor names no currency), a lower-case word such as {@code sms} or {@code credit} else
 * @param rawCode the code as the vendor sent it, or {@code code} if it sent none
 */
public record BalanceUnit(Kind kind, String code, String rawCode) {

  /** The ISO 4217 code for "no currency". */
  public static final String NO_CURRENCY = "XXX";

  /** What kind of thing is counted. */
  public enum Kind {
    /** A currency; the code is ISO 4217. */
    MONEY,
    /** SMS or other messages. */
    MESSAGES,
    /** Units whose price only the vendor knows. */
    CREDITS,
    /** Minutes of calls. */
    MINUTES,
    /** Characters of text. */
    CHARACTERS,
    /** Anything else; the code says what. */
    OTHER
  }

  public BalanceUnit {
    Objects.requireNonNull(kind, "kind");
    if (code.isBlank() || code.length() > 32 || rawCode.length() > 64) {
      throw new IllegalArgumentException("not a unit code: '" + code + "' (1 to 32 characters)");
    }
  }

  /**
   * Returns a unit of money. {@code RUR}, withdrawn but still sent by Russian gateways, is grouped
   * as {@code RUB}; the code as sent is kept. No other code is translated: most withdrawn
   * currencies had another value than their successor.
   */
  public static BalanceUnit money(String sentCode) {
    String code = sentCode.strip().toUpperCase(Locale.ROOT);
    return new BalanceUnit(Kind.MONEY, code.equals("RUR") ? "RUB" : code, sentCode);
  }

  /** Returns a unit whose code is sent as it is grouped. */
  public static BalanceUnit of(Kind kind, String code) {
    return new BalanceUnit(kind, code, code);
  }
}
