package dev.saldo.app.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.format.GoldenFile;
import dev.saldo.app.format.TextDisplayWidth;
import dev.saldo.app.format.Timelines;
import dev.saldo.report.Chart.Outlook;
import dev.saldo.report.Chart.Span;
import dev.saldo.report.Chart.Timeline;
import dev.saldo.report.RunwayDayRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextTimelinePlotTest {

  private static final Instant BEGIN = Instant.parse("2026-10-23T00:00:00Z");

  @Test
  void plots() {
    check("plot-80.txt", month(), new TerminalStyle(80, false, true));
    check("plot-80-colour.txt", month(), new TerminalStyle(80, true, true));
    check("plot-60-ascii.txt", month(), new TerminalStyle(60, false, false));
    check("plot-outlook-80.txt", Timelines.withOutlook(), new TerminalStyle(80, false, true));
    check(
        "plot-outlook-60-ascii.txt", Timelines.withOutlook(), new TerminalStyle(60, false, false));
    check("plot-pipe.txt", hours(), new TerminalStyle(TerminalStyle.UNBOUNDED, false, true));
  }

  @Test
  void unknownLevelsAreGaps() {
    List<String> lines = lines(of("100", "100", null, null, "100", "100"), 60, true);
    String top = lines.get(1).substring(lines.get(1).indexOf('┤') + 1);
    assertThat(top.strip()).containsPattern("\\S {10,}\\S");
  }

  @Test
  void debtsAreDrawnBelowZero() {
    List<String> lines = lines(of("50", "-50", "-100"), 60, true);
    assertThat(lines).anyMatch(line -> line.startsWith("-100 ┤"));
    assertThat(lines).anyMatch(line -> line.startsWith("   0 ┤"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.000000000012", "99999999999999999999999999"})
  void everyLevelHasAScale(String level) {
    assertThat(lines(of(level, level), 80, true)).hasSize(13);
    assertThat(lines(of(level), 80, false)).hasSize(13);
  }

  @Test
  void noLineIsTooWideAndAsciiOutputIsAscii() {
    for (Timeline timeline :
        List.of(
            month(),
            hours(),
            of("-1234567.89", "1", null, "3"),
            Timelines.withOutlook(),
            brief())) {
      for (int width = 20; width < 200; width++) {
        assertThat(lines(timeline, width, true)).allMatch(fits(width));
        assertThat(lines(timeline, width, false))
            .allMatch(fits(width))
            .allMatch(line -> line.chars().allMatch(c -> c < 127));
      }
    }
  }

  @Test
  void observedLevelsAreDrawnAsBeforeAndNowIsMarked() {
    for (int width = 60; width < 120; width++) {
      List<String> lines = lines(Timelines.withOutlook(), width, true);
      int now = lines.get(12).indexOf("now");
      assertThat(lines.get(11)).satisfies(rule -> assertThat(rule.charAt(now)).isEqualTo('┼'));
      assertThat(lines.get(1)).satisfies(top -> assertThat(top.charAt(now)).isEqualTo('┊'));
      assertThat(lines.subList(9, 11)).allMatch(bars -> bars.length() <= now);
    }
  }

  @Test
  void theLegendStatesThePrediction() {
    List<String> lines = lines(Timelines.withOutlook(), 60, true);
    assertThat(lines).hasSizeGreaterThan(13);
    assertThat(String.join(" ", lines.subList(13, lines.size())).replaceAll(" +", " "))
        .contains("80 % range: empty in 20 days (16-28); first estimate");
  }

  @Test
  void nowIsLabelledEvenNextToARoundTime() {
    assertThat(lines(brief(), 80, true).get(12)).matches(" *now( +\\d\\d:\\d\\d| +\\d+ Nov)*");
  }

  @Test
  void colourAddsOnlyColours() {
    String plain = String.join("\n", lines(month(), 80, true));
    String colour =
        String.join("\n", new TextTimelinePlot(month(), new TerminalStyle(80, true, true)).lines());
    assertThat(colour.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain).isNotEqualTo(colour);
  }

  @Test
  void anyUsageIsVisible() {
    List<Span> spans = new ArrayList<>();
    spans.add(span(0, 1, "1000000", "1", "999999"));
    spans.add(span(1, 2, "1", "0.999", "0.001"));
    List<String> lines = lines(new Timeline("a", "b", ZoneOffset.UTC, spans), 80, true);
    assertThat(lines.get(10).strip()).endsWith("▁");
  }

  private static Predicate<String> fits(int width) {
    return line -> TextDisplayWidth.measure(line) <= width;
  }

  private static void check(String name, Timeline timeline, TerminalStyle style) {
    GoldenFile.check(
        name,
        out -> out.write(String.join("\n", new TextTimelinePlot(timeline, style).lines()) + "\n"));
  }

  private static List<String> lines(Timeline timeline, int width, boolean unicode) {
    return new TextTimelinePlot(timeline, new TerminalStyle(width, false, unicode)).lines();
  }

  /** Thirty days of falling, with a top-up on the twentieth. */
  private static Timeline month() {
    List<Span> spans = new ArrayList<>();
    BigDecimal level = new BigDecimal("1831.64");
    for (int day = 0; day < 30; day++) {
      BigDecimal used = new BigDecimal(day % 7 > 4 ? "40.5" : "81.25");
      BigDecimal next = level.subtract(used).add(new BigDecimal(day == 20 ? "1500" : "0"));
      spans.add(span(day * 24, day * 24 + 24, level.toString(), next.toString(), used.toString()));
      level = next;
    }
    return new Timeline("otp-ghana · main", "GHS", ZoneId.of("Africa/Accra"), spans);
  }

  /** A minute of the past and a day ahead. */
  private static Timeline brief() {
    Timeline outlook = Timelines.withOutlook();
    Instant now = outlook.spans().getLast().to();
    BigDecimal level = new BigDecimal("1000");
    return new Timeline(
        "a · b",
        "c",
        ZoneOffset.UTC,
        List.of(new Span(now.minusSeconds(60), now, level, level, level, level, BigDecimal.ZERO)),
        new Outlook(RunwayDayRange.UNKNOWN, "", Timelines.levels(1)));
  }

  private static Timeline hours() {
    List<Span> spans = new ArrayList<>();
    for (int hour = 0; hour < 400; hour++) {
      String opening = String.valueOf(100_000 - hour * hour / 2);
      String level = String.valueOf(100_000 - (hour + 1) * (hour + 1) / 2);
      spans.add(span(hour, hour + 1, opening, level, String.valueOf(hour)));
    }
    return new Timeline("часы · main", "credit", ZoneId.of("Asia/Bangkok"), spans);
  }

  private static Timeline of(@Nullable String... levels) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < levels.length; i++) {
      spans.add(span(i, i + 1, levels[i], levels[i], levels[i] == null ? null : "0"));
    }
    return new Timeline("a · b", "c", ZoneOffset.UTC, spans);
  }

  private static Span span(
      int from, int to, @Nullable String opening, @Nullable String level, @Nullable String used) {
    return new Span(
        BEGIN.plusSeconds(from * 3600L),
        BEGIN.plusSeconds(to * 3600L),
        decimal(opening),
        decimal(level),
        decimal(level),
        decimal(opening),
        decimal(used));
  }

  private static @Nullable BigDecimal decimal(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
