package dev.saldo.app.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A series of values as a line of bars. The bars start at zero, so that a full balance looks full
 * and an empty one empty. An unknown value is a gap.
 */
final class TextSparklineBar {

  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final String ASCII_BARS = "_.-~=+*#";

  /** The maximum length; of a longer series only every n-th value is shown. */
  private static final int LONGEST = 40;

  private TextSparklineBar() {}

  static String draw(List<@Nullable BigDecimal> course, boolean unicode) {
    List<@Nullable BigDecimal> values = thinned(course);
    List<BigDecimal> known = values.stream().filter(Objects::nonNull).toList();
    BigDecimal low = known.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
    BigDecimal span = known.stream().reduce(BigDecimal.ZERO, BigDecimal::max).subtract(low);
    String bars = unicode ? BARS : ASCII_BARS;
    StringBuilder line = new StringBuilder();
    for (BigDecimal value : values) {
      int bar = value == null ? -1 : bar(value.subtract(low), span);
      line.append(bar < 0 ? ' ' : bars.charAt(bar));
    }
    return line.toString();
  }

  /** Returns every n-th value, always with the last. */
  private static List<@Nullable BigDecimal> thinned(List<@Nullable BigDecimal> course) {
    int every = Math.ceilDiv(course.size(), LONGEST);
    List<@Nullable BigDecimal> kept = new ArrayList<>();
    for (int i = course.size() - 1; i >= 0; i -= every) {
      kept.addFirst(course.get(i));
    }
    return kept;
  }

  private static int bar(BigDecimal height, BigDecimal span) {
    int highest = BARS.length() - 1;
    return span.signum() == 0
        ? 0
        : height
            .multiply(BigDecimal.valueOf(highest))
            .divide(span, 0, RoundingMode.CEILING)
            .intValueExact();
  }
}
