package dev.saldo.web;

import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws the course of an amount as a small line that starts at zero. Stateless. */
final class OverviewSparkLine {

  private static final int STEP = 6;
  private static final int HEIGHT = 20;

  private OverviewSparkLine() {}

  /** Returns the line; nothing if fewer than two amounts are known. */
  static DomContent draw(List<@Nullable BigDecimal> course) {
    List<BigDecimal> known = course.stream().filter(Objects::nonNull).toList();
    if (known.size() < 2) {
      return text("");
    }
    BigDecimal top = known.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    BigDecimal bottom = known.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
    BigDecimal span = top.subtract(bottom);
    StringBuilder path = new StringBuilder();
    boolean gap = true;
    for (int i = 0; i < course.size(); i++) {
      @Nullable BigDecimal value = course.get(i);
      if (value != null) {
        int y = span.signum() == 0 ? HEIGHT : place(top.subtract(value), span);
        path.append(gap ? 'M' : 'L').append(i * STEP).append(' ').append(y);
      }
      gap = value == null;
    }
    return tag("svg")
        .attr("viewBox", "0 -1 %d %d".formatted((course.size() - 1) * STEP, HEIGHT + 2))
        .attr("role", "img")
        .attr("aria-label", words(known))
        .with(tag("path").attr("d", path.toString()));
  }

  private static int place(BigDecimal below, BigDecimal span) {
    return below
        .multiply(BigDecimal.valueOf(HEIGHT))
        .divide(span, 0, RoundingMode.HALF_EVEN)
        .intValueExact();
  }

  private static String words(List<BigDecimal> known) {
    return "from %s to %s"
        .formatted(
            PageTextForm.digits(known.getFirst(), 0), PageTextForm.digits(known.getLast(), 0));
  }
}
