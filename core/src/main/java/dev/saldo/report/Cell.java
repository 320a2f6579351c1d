package dev.saldo.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value of a table, with its type. A format decides how to write it, never what it is. */
public sealed interface Cell {

  /** A word, a name, a sentence; may be empty. */
  record Text(String text) implements Cell {}

  /** An exact amount in a unit whose code stands in another column. */
  record Figure(BigDecimal value) implements Cell {}

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

  /** Returns the amount, or that it is unknown. */
  static Cell figure(@Nullable BigDecimal value) {
    return value == null ? new Unknown("") : new Figure(value);
  }

  /** Returns the instant, or that it is unknown. */
  static Cell time(@Nullable Instant instant) {
    return instant == null ? new Unknown("") : new Time(instant);
  }
}
