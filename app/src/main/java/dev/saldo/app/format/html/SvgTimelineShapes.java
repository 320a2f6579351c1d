package dev.saldo.app.format.html;

import dev.saldo.app.format.LevelAxis;
import dev.saldo.app.format.TimeAxis;
import dev.saldo.report.Chart.Span;
import dev.saldo.runway.ExpectedBalanceLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The outlines of a timeline, in the square of {@link SvgStretchedDrawing}. An unknown level is a
 * gap.
 */
final class SvgTimelineShapes {

  private final List<Span> spans;
  private final TimeAxis time;
  private final LevelAxis axis;

  SvgTimelineShapes(List<Span> spans, TimeAxis time, LevelAxis axis) {
    this.spans = spans;
    this.time = time;
    this.axis = axis;
  }

  /** Returns the line from level to level. */
  String line() {
    StringBuilder path = new StringBuilder();
    BigDecimal before = null;
    for (Span span : spans) {
      BigDecimal level = span.level();
      if (level != null) {
        BigDecimal opening = span.opening() == null ? level : span.opening();
        if (before == null || before.compareTo(opening) != 0) {
          path.append('M').append(x(span.from())).append(' ').append(y(opening));
        }
        path.append('L').append(x(span.to())).append(' ').append(y(level));
      }
      before = level;
    }
    return path.toString();
  }

  /** Returns the area between the line and zero. */
  String area() {
    StringBuilder path = new StringBuilder();
    for (Span span : spans) {
      BigDecimal level = span.level();
      if (level != null) {
        BigDecimal opening = span.opening() == null ? level : span.opening();
        path.append('M').append(x(span.from())).append(' ').append(y(BigDecimal.ZERO));
        path.append('V').append(y(opening));
        path.append('L').append(x(span.to())).append(' ').append(y(level));
        path.append('V').append(y(BigDecimal.ZERO)).append('Z');
      }
    }
    return path.toString();
  }

  /** Returns the area between the lowest and the highest level of each span. */
  String band() {
    StringBuilder path = new StringBuilder();
    for (Span span : spans) {
      BigDecimal low = span.low();
      BigDecimal high = span.high();
      if (low != null && high != null) {
        path.append('M').append(x(span.from())).append(' ').append(y(high));
        path.append('H').append(x(span.to()));
        path.append('V').append(y(low));
        path.append('H').append(x(span.from())).append('Z');
      }
    }
    return path.toString();
  }

  /** Returns the line of the 50th percentile of the prediction. */
  String middle(List<ExpectedBalanceLevel> levels) {
    return "M" + line(levels, ExpectedBalanceLevel::p50);
  }

  /** Returns the area between the 10th and the 90th percentile of the prediction. */
  String reach(List<ExpectedBalanceLevel> levels) {
    return "M"
        + line(levels, ExpectedBalanceLevel::p90)
        + "L"
        + line(levels.reversed(), ExpectedBalanceLevel::p10)
        + "Z";
  }

  private String line(
      List<ExpectedBalanceLevel> levels, Function<ExpectedBalanceLevel, BigDecimal> part) {
    return levels.stream()
        .map(level -> x(level.at()) + " " + y(part.apply(level)))
        .collect(Collectors.joining("L"));
  }

  private int x(Instant instant) {
    return time.position(instant, SvgStretchedDrawing.SIDE);
  }

  private int y(BigDecimal value) {
    return SvgStretchedDrawing.SIDE - axis.position(value, SvgStretchedDrawing.SIDE);
  }
}
