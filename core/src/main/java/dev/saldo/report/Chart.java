package dev.saldo.report;

import dev.saldo.runway.ExpectedBalanceLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a report shows to the eye. A format decides how to draw it, never what it is. */
public sealed interface Chart {

  /** Returns what it is about, one line. */
  String title();

  /** Returns the unit of its amounts. */
  String unit();

  /**
   * How a level went and what was used.
   *
   * @param zone the zone in which people read its instants
   * @param spans neighbouring spans of time, oldest first, at least one
   * @param outlook how it is expected to go on; null if nothing is said of that
   */
  record Timeline(
      String title, String unit, ZoneId zone, List<Span> spans, @Nullable Outlook outlook)
      implements Chart {

    public Timeline {
      spans = List.copyOf(spans);
      if (spans.isEmpty()) {
        throw new IllegalArgumentException("a timeline has at least one span");
      }
    }

    /** Creates a timeline of which nothing is expected. */
    public Timeline(String title, String unit, ZoneId zone, List<Span> spans) {
      this(title, unit, zone, spans, null);
    }

    /** Returns the end of what it shows, the expected included, UTC. */
    public Instant end() {
      Instant seen = spans.getLast().to;
      return outlook == null || outlook.end().isBefore(seen) ? seen : outlook.end();
    }

    /** Returns the same course in at most so many spans; nothing used and no extreme is lost. */
    public Timeline within(int most) {
      int each = Math.ceilDiv(spans.size(), most);
      List<Span> joined = new ArrayList<>();
      for (int i = 0; i < spans.size(); i += each) {
        joined.add(Span.join(spans.subList(i, Math.min(i + each, spans.size()))));
      }
      return new Timeline(title, unit, zone, joined, outlook);
    }
  }

  /**
   * A span of time. What is null is unknown.
   *
   * @param from its beginning, UTC, included
   * @param to its end, UTC, not included
   * @param opening the level at its beginning; null also where it has nothing to do with the end
   * @param level the level at its end
   * @param low the lowest level in it
   * @param high the highest level in it
   * @param used by how much the level fell in it
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
   * How a level is expected to go on until it is empty.
   *
   * @param days when it is empty, in days from the first of the levels on
   * @param reason what to know of it, in a few words; empty if nothing
   * @param levels ordered by time, at least two; the first one is that of now
   */
  record Outlook(RunwayDayRange days, String reason, List<ExpectedBalanceLevel> levels) {

    public Outlook {
      levels = List.copyOf(levels);
      if (levels.size() < 2) {
        throw new IllegalArgumentException("an outlook has at least two levels");
      }
    }

    /** Returns where what was seen ends, UTC. */
    public Instant now() {
      return levels.getFirst().at();
    }

    /** Returns the end, UTC. */
    public Instant end() {
      return levels.getLast().at();
    }
  }

  /** Amounts side by side. */
  record Comparison(String title, String unit, List<Bar> bars) implements Chart {

    public Comparison {
      bars = List.copyOf(bars);
    }
  }

  /**
   * What was used and added somewhere.
   *
   * @param label where
   * @param used what was used, at least 0
   * @param added what was added, at least 0
   */
  record Bar(String label, BigDecimal used, BigDecimal added) {}
}
