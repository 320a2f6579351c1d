package dev.saldo.app.format.text;

import dev.saldo.app.format.CharacterReportFormat;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.ReportFormat;
import dev.saldo.app.format.SafeTextSanitizer;
import dev.saldo.report.Chart;
import dev.saldo.report.Chart.Timeline;
import dev.saldo.report.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tables for a terminal. Numbers are aligned by their decimal points. In a narrow terminal, details
 * and pictures are left out first, then rows move below titles, then spare columns are left out;
 * words are cut last. Digits are never cut.
 *
 * <p>Calculated figures are rounded for display; CSV and JSON have every digit.
 */
public final class TextTableFormat implements CharacterReportFormat {

  private final TerminalStyle style;
  private final boolean tables;
  private final boolean plots;

  /** Creates a format for a place. */
  public TextTableFormat(TerminalStyle style) {
    this(style, true, false);
  }

  private TextTableFormat(TerminalStyle style, boolean tables, boolean plots) {
    this.style = style;
    this.tables = tables;
    this.plots = plots;
  }

  /**
   * Returns a format that draws timelines.
   *
   * @param tables whether the tables are above them
   */
  public static ReportFormat withPlots(TerminalStyle style, boolean tables) {
    return new TextTableFormat(style, tables, true);
  }

  @Override
  public void write(Report report, Writer out) throws IOException {
    if (tables) {
      writeTables(report, out);
    }
    String between = tables ? "\n" : "";
    for (Chart chart : plots ? report.charts().get() : List.<Chart>of()) {
      if (chart instanceof Timeline timeline) {
        out.write(
            between + String.join("\n", new TextTimelinePlot(timeline, style).lines()) + "\n");
        between = "\n";
      }
    }
  }

  private void writeTables(Report report, Writer out) throws IOException {
    List<Table> all = report.completeTables();
    if (style.evened() && !report.about().isEmpty() && !isEmpty(all)) {
      about(report.about(), out);
    }
    for (int i = 0; i < all.size(); i++) {
      if (i > 0) {
        out.write('\n');
      }
      if (all.size() > 1) {
        out.write(
            style.paint(AnsiTerminalColor.BOLD, SafeTextSanitizer.sanitize(all.get(i).title()))
                + "\n");
      }
      write(all.get(i), report.whenEmpty(), out);
    }
  }

  private static boolean isEmpty(List<Table> tables) {
    return tables.stream().allMatch(table -> table.rows().isEmpty());
  }

  private void about(String words, Writer out) throws IOException {
    for (String line : TextLineWrapper.wrap(SafeTextSanitizer.sanitize(words), style.width())) {
      out.write(style.paint(AnsiTerminalColor.DIM, line) + "\n");
    }
    out.write('\n');
  }

  /** Writes a table. The writer stays open and is not flushed. */
  public void write(Table table, Writer out) throws IOException {
    write(table, Report.NOTHING_RECORDED, out);
  }

  private void write(Table table, String whenEmpty, Writer out) throws IOException {
    for (String line : table.rows().isEmpty() ? List.of(whenEmpty) : lines(table)) {
      out.write(line);
      out.write('\n');
    }
  }

  private List<String> lines(Table table) {
    List<TextColumn> columns = TextColumn.measure(table, style);
    int rows = table.rows().size();
    TextColumnLayout layout = new TextColumnLayout(style.width());
    return layout
        .uncut(columns)
        .map(fitting -> grid(fitting, rows))
        .or(() -> sections(columns, rows, TextColumnLayout.READABLE))
        .or(() -> sections(columns, rows, TextColumnLayout.BARELY_READABLE))
        .or(() -> style.cuts() ? cut(layout, columns, rows) : Optional.empty())
        .orElseGet(() -> RowCardLayout.layOut(columns, rows, style));
  }

  private Optional<List<String>> sections(List<TextColumn> columns, int rows, int sentences) {
    return RowSectionLayout.layOutUncut(columns, rows, style, sentences);
  }

  private Optional<List<String>> cut(TextColumnLayout layout, List<TextColumn> columns, int rows) {
    return layout
        .of(columns)
        .map(fitting -> grid(fitting, rows))
        .or(() -> RowSectionLayout.layOut(columns, rows, style));
  }

  private List<String> grid(List<TextColumn> fitting, int rows) {
    TableGridLayout grid = new TableGridLayout(RepeatedLeadingCells.omitted(fitting), style, "");
    List<String> lines = new ArrayList<>(grid.head());
    for (int row = 0; row < rows; row++) {
      lines.addAll(grid.row(row));
    }
    return lines;
  }
}
