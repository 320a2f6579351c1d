package dev.saldo.app.format.html;

import dev.saldo.app.format.LevelAxis;
import dev.saldo.app.format.TimelineFacts;
import dev.saldo.report.Cell;
import j2html.TagCreator;
import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A series of values as small bars that start at zero. */
final class HtmlSparklineChart {

  private HtmlSparklineChart() {}

  static DomContent draw(Cell.Course course, String heading, HtmlIdSequence ids) {
    List<@Nullable BigDecimal> values = course.values();
    List<BigDecimal> known = values.stream().filter(Objects::nonNull).toList();
    if (known.isEmpty()) {
      return TagCreator.text("");
    }
    LevelAxis axis = LevelAxis.of(known, 10);
    int width = SvgStretchedDrawing.SIDE / values.size();
    DomContent[] bars = new DomContent[values.size()];
    for (int i = 0; i < bars.length; i++) {
      BigDecimal value = values.get(i);
      bars[i] = value == null ? TagCreator.text("") : bar(i * width, width, value, axis);
    }
    return SvgStretchedDrawing.drawing(
        "spark", ids.next(), heading, words(known), SvgStretchedDrawing.shapes(bars));
  }

  private static DomContent bar(int left, int width, BigDecimal value, LevelAxis axis) {
    int zero = SvgStretchedDrawing.SIDE - axis.position(BigDecimal.ZERO, SvgStretchedDrawing.SIDE);
    int end = SvgStretchedDrawing.SIDE - axis.position(value, SvgStretchedDrawing.SIDE);
    int thin = SvgStretchedDrawing.SIDE / 20;
    int top = Math.min(Math.min(zero, end), SvgStretchedDrawing.SIDE - thin);
    return SvgStretchedDrawing.rectangle(
        "bar", left, top, left + width * 4 / 5, Math.max(Math.max(zero, end), top + thin));
  }

  private static String words(List<BigDecimal> known) {
    return "from "
        + TimelineFacts.number(known.getFirst())
        + " to "
        + TimelineFacts.number(known.getLast());
  }
}
