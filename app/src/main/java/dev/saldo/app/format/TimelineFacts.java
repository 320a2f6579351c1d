package dev.saldo.app.format;

import dev.saldo.report.Chart.Outlook;
import dev.saldo.report.Chart.Span;
import dev.saldo.report.Chart.Timeline;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of a timeline, as numbers and as text. */
public final class TimelineFacts {

  private final Timeline timeline;

  public TimelineFacts(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Returns every known level. */
  List<BigDecimal> levels() {
    return Stream.<Function<Span, @Nullable BigDecimal>>of(
            Span::opening, Span::level, Span::low, Span::high)
        .flatMap(this::values)
        .toList();
  }

  /** Returns every level to show, including the predicted ones. */
  public List<BigDecimal> shown() {
    Outlook outlook = timeline.outlook();
    return outlook == null
        ? levels()
        : Stream.concat(
                levels().stream(),
                outlook.levels().stream().flatMap(level -> Stream.of(level.p10(), level.p90())))
            .toList();
  }

  /** Returns the usage of each span in which it is known. */
  public List<BigDecimal> used() {
    return values(Span::used).toList();
  }

  /** Returns short phrases: the last level, the usage, the extremes. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    values(Span::level)
        .reduce((earlier, later) -> later)
        .ifPresent(v -> words.add("closing " + number(v)));
    used().stream().reduce(BigDecimal::add).ifPresent(v -> words.add("used " + number(v)));
    levels().stream().reduce(BigDecimal::min).ifPresent(v -> words.add("lowest " + number(v)));
    levels().stream().reduce(BigDecimal::max).ifPresent(v -> words.add("highest " + number(v)));
    return words;
  }

  /** Returns the prediction in words. */
  public static String words(Outlook outlook) {
    String reason = outlook.reason();
    return SafeTextSanitizer.sanitize(
        "empty " + outlook.days().words() + (reason.isEmpty() ? "" : "; " + reason));
  }

  /** Returns a number for display. */
  public static String number(BigDecimal value) {
    return ReadableNumberText.grouped(DisplayRounding.round(value));
  }

  private Stream<BigDecimal> values(Function<Span, @Nullable BigDecimal> part) {
    return timeline.spans().stream().map(part).filter(Objects::nonNull);
  }
}
