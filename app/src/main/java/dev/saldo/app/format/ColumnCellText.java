package dev.saldo.app.format;

import dev.saldo.report.Cell;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The texts of the cells of one column, as shown to the user. */
public final class ColumnCellText {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final ZoneId zone;
  private final int index;
  private final boolean unicode;
  private final TextColumnTraits traits;

  private ColumnCellText(ZoneId zone, int index, boolean unicode, TextColumnTraits traits) {
    this.zone = zone;
    this.index = index;
    this.unicode = unicode;
    this.traits = traits;
  }

  /** Returns the cell texts of each column of a table, in their order. */
  public static List<ColumnCellText> write(
      ZoneId zone, List<TextColumnTraits> traits, boolean unicode) {
    return IntStream.range(0, traits.size())
        .mapToObj(i -> new ColumnCellText(zone, i, unicode, traits.get(i)))
        .toList();
  }

  /** Returns the text of this column's cell in a row. */
  public String text(List<Cell> row) {
    return switch (row.get(index)) {
      case Cell.Text text -> words(text.text());
      case Cell.Unit unit -> words(unit.words());
      case Cell.Status status -> words(status.shown());
      case Cell.Flag flag -> String.valueOf(flag.value());
      case Cell.Figure figure -> ReadableNumberText.grouped(traits.shown(row, index));
      case Cell.Count count -> String.valueOf(count.value());
      case Cell.Share share -> ReadableNumberText.percent(share.value());
      case Cell.Time time -> time(time.instant());
      case Cell.Span span -> ReadableNumberText.span(span.duration());
      case Cell.Course course -> TextSparklineBar.draw(course.values(), unicode);
      case Cell.Unknown unknown -> unknown.instead().isEmpty() ? dash() : words(unknown.instead());
    };
  }

  private String dash() {
    return unicode ? "–" : "-";
  }

  private String words(String text) {
    String safe = SafeTextSanitizer.sanitize(text);
    return unicode ? safe : SafeTextSanitizer.ascii(safe);
  }

  private String time(Instant instant) {
    return traits.daysOnly()
        ? LocalDate.ofInstant(instant, zone).toString()
        : MINUTE.format(instant.atZone(zone));
  }
}
