package dev.saldo.report;

import dev.saldo.account.ConstantName;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value of a table, with its type. A format decides how to write it, never what it is. */
public sealed interface Cell {

  /** A word, a name, a sentence; may be empty. */
  record Text(String text) implements Cell {}

  /**
   * A word for a state.
   *
   * @param word the state
   * @param severity how much attention it needs
   */
  record Status(String word, Severity severity) implements Cell {

    /** Returns the status of a constant, in lower case with hyphens. */
    public static Status of(Enum<?> constant, Severity severity) {
      return new Status(kebab(constant), severity);
    }
  }

  /** The attention that a state needs. */
  enum Severity {
    /** None. */
    NORMAL,
    /** None yet: there is nothing to judge. */
    PENDING,
    /** Somewhat: it may become a failure. */
    WARNING,
    /** Much: something failed. */
    FAILURE
  }

  /** Yes or no. */
  record Flag(boolean value) implements Cell {}

  /** An exact amount in a unit whose code is in another column. */
  record Figure(BigDecimal value, Precision precision) implements Cell {

    /** Creates a figure as a vendor or a user states it. */
    public Figure(BigDecimal value) {
      this(value, Precision.STATED);
    }
  }

  /** The origin of a figure, which tells how many of its digits were measured. */
  enum Precision {
    /** Stated by a vendor or a user: every digit counts. */
    STATED,
    /** Calculated from stated figures, such as a level between two samples. */
    CALCULATED,
    /** Divided by a time. */
    RATE
  }

  record Count(long value) implements Cell {}

  /** A share, 0 to 1. */
  record Share(BigDecimal value) implements Cell {}

  /** An instant, UTC, which people read in the zone of the report. */
  record Time(Instant instant) implements Cell {}

  record Span(Duration duration) implements Cell {}

  /** A course of values, oldest first, null where unknown: a line for the eye. */
  record Course(List<@Nullable BigDecimal> values) implements Cell {}

  /** Nothing is known, and why or what instead, such as {@code unlimited}; may be empty. */
  record Unknown(String instead) implements Cell {}

  /** Returns the stated figure, or that it is unknown. */
  static Cell figure(@Nullable BigDecimal value) {
    return figure(value, Precision.STATED);
  }

  /** Returns the figure, or that it is unknown. */
  static Cell figure(@Nullable BigDecimal value, Precision precision) {
    return value == null ? new Unknown("") : new Figure(value, precision);
  }

  /** Returns the amount as a vendor states it, {@code unlimited}, or that it is unknown. */
  static Cell amount(Amount amount) {
    return amount.unlimited() ? new Unknown("unlimited") : figure(amount.value());
  }

  /** Returns the instant, or that it is unknown. */
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
