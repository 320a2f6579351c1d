package dev.saldo.report;

import dev.saldo.runway.ExpectedBalanceLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A chart of a report. A format decides how to draw it, but never changes its meaning. */
public sealed interface Chart {

  /** Returns the title, one line. */
  String title();

  /** Returns the unit of the amounts. */
  String unit();

  /**
   * The course of a level and the usage.
   *
   * @param zone the time zone in which its instants are shown
   * @param spans adjacent spans of time, oldest first, at least one
   * @param outlook the predicted course; null if there is none
   */
  record Timeline(
      String title, String unit, ZoneId zone, List<Span> spans, @Nullable Outlook outlook)
      implements Chart {

    public Timeline {
      spans = List.copyOf(spans);
      if (spans.isEmpty()) {
        throw new IllegalArgumentException("a timeline must have at least one span");
      }
    }

    /** Creates a timeline without a prediction. */
    public Timeline(String title, String unit, ZoneId zone, List<Span> spans) {
      this(title, unit, zone, spans, null);
    }

    /** Returns the end of the timeline, including the prediction, UTC. */
    public Instant end() {
      Instant observedEnd = spans.getLast().to;
      return outlook == null || outlook.end().isBefore(observedEnd) ? observedEnd : outlook.end();
    }

    /** Returns the same course in at most {@code most} spans, without losing usage or extremes. */
    public Timeline within(int most) {
      int spansPerJoin = Math.ceilDiv(spans.size(), most);
      List<Span> joined = new ArrayList<>();
      for (int i = 0; i < spans.size(); i += spansPerJoin) {
        joined.add(Span.join(spans.subList(i, Math.min(i + spansPerJoin, spans.size()))));
      }
      return new Timeline(title, unit, zone, joined, outlook);
    }
  }

  /**
   * A span of time. Null means unknown.
   *
   * @param from its start, UTC, inclusive
   * @param to its end, UTC, exclusive
   * @param opening the level at its start; null also if it is not comparable with the level at its
   *     end
   * @param level the level at its end
   * @param low the lowest level in it
   * @param high the highest level in it
   * @param used the usage in it
   */
  record Span(
      Instant from,
      Instant to,
      @Nullable BigDecimal opening,
      @Nullable BigDecimal level,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable BigDecimal used) {

    private static Span join(List<Span> spans) {
      return new Span(
          spans.getFirst().from,
          spans.getLast().to,
          spans.getFirst().opening,
          spans.getLast().level,
          spans.stream()
              .map(Span::low)
              .filter(Objects::nonNull)
              .reduce(BigDecimal::min)
              .orElse(null),
          spans.stream()
              .map(Span::high)
              .filter(Objects::nonNull)
              .reduce(BigDecimal::max)
              .orElse(null),
          spans.stream()
              .map(Span::used)
              .filter(Objects::nonNull)
              .reduce(BigDecimal::add)
              .orElse(null));
    }
  }

  /**
   * The predicted course of a level until it runs out.
   *
   * @param days the predicted days until it runs out, counted from the first level
   * @param reason a remark on the prediction, in a few words; may be empty
   * @param levels the predicted levels, ordered by time, at least two; the first one is the current
   *     level
   */
  record Outlook(RunwayDayRange days, String reason, List<ExpectedBalanceLevel> levels) {

    public Outlook {
      levels = List.copyOf(levels);
      if (levels.size() < 2) {
        throw new IllegalArgumentException("an outlook must have at least two levels");
      }
    }

    /** Returns the end of the observations, UTC. */
    public Instant now() {
      return levels.getFirst().at();
    }

    /** Returns the end of the prediction, UTC. */
    public Instant end() {
      return levels.getLast().at();
    }
  }

  /** A comparison of amounts in one unit. */
  record Comparison(String title, String unit, List<Bar> bars) implements Chart {

    public Comparison {
      bars = List.copyOf(bars);
    }
  }

  /**
   * The amounts used and added by one series.
   *
   * @param label the name of the series
   * @param used the amount used, at least 0
   * @param added the amount added, at least 0
   */
  record Bar(String label, BigDecimal used, BigDecimal added) {}
}
