package dev.saldo.spi;

import java.util.Locale;
import java.util.Objects;

/**
 * The unit of an amount. Amounts may be added only if kind and code are equal. Immutable and
 * thread-safe.
 *
 * @param kind the kind of thing counted
 * @param code the code by which reports group: for money an ISO 4217 code in upper case ({@code
 *     XXX} if the vendor names no currency), otherwise a lower-case word such as {@code sms} or
 *     {@code credit}
 * @param rawCode the code as the vendor sent it, or {@code code} if it sent none
 */
public record BalanceUnit(Kind kind, String code, String rawCode) {

  /** The ISO 4217 code for "no currency". */
  public static final String NO_CURRENCY = "XXX";

  /** The kind of thing counted. */
  public enum Kind {
    /** A currency; the code is ISO 4217. */
    MONEY,
    /** SMS or other messages. */
    MESSAGES,
    /** Units whose price is known only to the vendor. */
    CREDITS,
    /** Minutes of calls. */
    MINUTES,
    /** Characters of text. */
    CHARACTERS,
    /** Anything else; see the code. */
    OTHER
  }

  public BalanceUnit {
    Objects.requireNonNull(kind, "kind");
    if (code.isBlank() || code.length() > 32 || rawCode.length() > 64) {
      throw new IllegalArgumentException(
          "a unit code must have 1 to 32 characters and not be blank: '" + code + "'");
    }
  }

  /**
   * Returns a currency. {@code RUR}, which is withdrawn but still sent by Russian gateways, is
   * grouped as {@code RUB}; {@code rawCode} keeps the original. No other code is translated,
   * because most withdrawn currencies differ in value from their successors.
   */
  public static BalanceUnit money(String rawCode) {
    String code = rawCode.strip().toUpperCase(Locale.ROOT);
    return new BalanceUnit(Kind.MONEY, code.equals("RUR") ? "RUB" : code, rawCode);
  }

  /** Returns a unit whose raw code equals its code. */
  public static BalanceUnit of(Kind kind, String code) {
    return new BalanceUnit(kind, code, code);
  }
}
