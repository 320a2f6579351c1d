package dev.saldo.app.format;

import dev.saldo.report.StreamedTable;
import dev.saldo.report.Table.Role;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tables in GitHub Flavored Markdown, for issues, chats and documents: the texts and columns of a
 * wide terminal. Vendors' text is escaped. Rows are read twice: first to measure the columns, then
 * while they are written.
 */
public final class MarkdownReportFormat implements CharacterReportFormat {

  private static final Set<Role> SHOWN = EnumSet.of(Role.ALWAYS, Role.SPARE, Role.PICTURE);

  private static final char NO_BREAK_SPACE = '\u00a0';

  @Override
  public void write(Report report, Writer out) throws IOException {
    List<StreamedTable> tables = report.tables().get();
    for (int i = 0; i < tables.size(); i++) {
      if (i > 0) {
        out.write("\n");
      }
      if (tables.size() > 1) {
        out.write("## " + MarkdownTextEscaper.escape(tables.get(i).title()) + "\n\n");
      }
      write(tables.get(i), report.whenEmpty(), out);
    }
  }

  private void write(StreamedTable table, String whenEmpty, Writer out) throws IOException {
    List<TextColumnTraits> traits = TextColumnTraits.measure(table);
    if (traits.getFirst().isEmpty()) {
      out.write(MarkdownTextEscaper.escape(whenEmpty) + "\n");
      return;
    }
    List<ColumnCellText> cellTexts = ColumnCellText.write(table.zone(), traits, true);
    List<Integer> shown =
        IntStream.range(0, traits.size())
            .filter(i -> SHOWN.contains(table.columns().get(i).role()))
            .boxed()
            .toList();
    out.write(line(shown, i -> MarkdownTextEscaper.escape(table.columns().get(i).heading())));
    out.write(
        line(shown, i -> traits.get(i).kind() == TextColumnTraits.Kind.NUMBERS ? "---:" : "---"));
    TableRowReader.forEach(
        table, row -> out.write(line(shown, i -> cell(cellTexts.get(i).text(row), traits.get(i)))));
  }

  /** Returns the text of a cell; the gaps of a picture become no-break spaces, which HTML keeps. */
  private static String cell(String text, TextColumnTraits traits) {
    return traits.column().role() == Role.PICTURE
        ? text.replace(' ', NO_BREAK_SPACE)
        : MarkdownTextEscaper.escape(text.strip());
  }

  private static String line(List<Integer> columns, IntFunction<String> cell) {
    return columns.stream().map(cell::apply).collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
