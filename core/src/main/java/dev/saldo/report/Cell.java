package dev.saldo.report;

import dev.saldo.account.ConstantName;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.BalanceUnit.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A typed value of a table. A format decides how to write it, but never changes its meaning. */
public sealed interface Cell {

  /** A word, a name or a sentence; may be empty. */
  record Text(String text) implements Cell {}

  /**
   * The unit of the amounts of a row.
   *
   * @param code its code, which files contain alone
   * @param direction a word for readers if use increases the amounts: owed or spent; may be empty
   * @param decimals the usual number of decimals of its amounts, for readers
   */
  record Unit(String code, String direction, int decimals) implements Cell {

    private static final int OF_MOST_CURRENCIES = 2;
    private static final Map<String, Integer> OF_CURRENCIES =
        Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(
                Collectors.toMap(
                    Currency::getCurrencyCode, Currency::getDefaultFractionDigits, Math::max));

    /** Returns the unit of amounts with a meaning. */
    public static Unit of(Kind kind, String code, Meaning meaning) {
      String direction =
          switch (meaning) {
            case SPENT, OWED -> kebab(meaning);
            case REMAINING, LIMIT -> "";
          };
      return new Unit(
          code,
          direction,
          kind == Kind.MONEY ? OF_CURRENCIES.getOrDefault(code, OF_MOST_CURRENCIES) : 0);
    }

    /** Returns the code, money if it is no currency, and the direction, separated by a space. */
    public String words() {
      String named = code.equals(BalanceUnit.NO_CURRENCY) ? "money" : code;
      return direction.isEmpty() ? named : named + " " + direction;
    }
  }

  /**
   * The name of a state.
   *
   * @param word the state, for programs
   * @param severity the attention that it needs
   * @param shown the state for readers
   */
  record Status(String word, Severity severity, String shown) implements Cell {

    /** Creates a state that readers see as it is named. */
    public Status(String word, Severity severity) {
      this(word, severity, word);
    }

    /** Returns the status of a constant, in lower case with hyphens. */
    public static Status of(Enum<?> constant, Severity severity) {
      return new Status(kebab(constant), severity);
    }
  }

  /** The attention that a state needs. */
  enum Severity {
    /** Needs no attention. */
    NORMAL,
    /** Cannot be judged yet. */
    PENDING,
    /** May become a failure. */
    WARNING,
    /** Something failed. */
    FAILURE
  }

  /** A boolean value. */
  record Flag(boolean value) implements Cell {}

  /** An exact number, usually an amount in a unit whose code is in another column. */
  record Figure(BigDecimal value, Precision precision) implements Cell {

    /** Creates a figure as a vendor or a user states it. */
    public Figure(BigDecimal value) {
      this(value, Precision.STATED);
    }
  }

  /** The origin of a figure, which determines how many of its digits are significant. */
  enum Precision {
    /** Stated by a vendor or the user: every digit is significant. */
    STATED,
    /** Calculated from stated figures, such as a level between two samples. */
    CALCULATED,
    /** Divided by a time. */
    RATE,
    /**
     * Not an amount in the unit of the row, such as a number of days: every digit is significant.
     */
    OTHER
  }

  /** A number of things. */
  record Count(long value) implements Cell {}

  /** A share, 0 to 1. */
  record Share(BigDecimal value) implements Cell {}

  /** An instant, UTC, shown in the time zone of the report. */
  record Time(Instant instant) implements Cell {}

  /** A length of time. */
  record Span(Duration duration) implements Cell {}

  /** Consecutive values, oldest first, null where unknown, to be drawn as a line. */
  record Course(List<@Nullable BigDecimal> values) implements Cell {}

  /** An unknown value, with the text to show instead, such as {@code unlimited}; may be empty. */
  record Unknown(String instead) implements Cell {}

  /** Returns the stated figure, or an unknown value for null. */
  static Cell figure(@Nullable BigDecimal value) {
    return figure(value, Precision.STATED);
  }

  /** Returns the figure, or an unknown value for null. */
  static Cell figure(@Nullable BigDecimal value, Precision precision) {
    return value == null ? new Unknown("") : new Figure(value, precision);
  }

  /** Returns the amount as stated, {@code unlimited}, or an unknown value if it is absent. */
  static Cell amount(Amount amount) {
    return amount.unlimited() ? new Unknown("unlimited") : figure(amount.value());
  }

  /** Returns the instant, or an unknown value for null. */
  static Cell time(@Nullable Instant instant) {
    return instant == null ? new Unknown("") : new Time(instant);
  }

  private static String kebab(Enum<?> constant) {
    return ConstantName.kebab(constant);
  }

  /** Returns the name of a constant in lower case with hyphens. */
  static Cell word(Enum<?> constant) {
    return new Text(kebab(constant));
  }
}
