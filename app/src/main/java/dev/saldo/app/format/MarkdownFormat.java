package dev.saldo.app.format;

import dev.saldo.report.Table;
import dev.saldo.report.Table.Role;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tables for issues, chats and documents, as GitHub writes them: the words and columns of a
 * terminal, however wide. Text of vendors stays text.
 */
public final class MarkdownFormat implements TableFormat {

  private static final char NO_BREAK_SPACE = '\u00a0';

  private final String whenEmpty;

  /** Creates the format. */
  public MarkdownFormat() {
    this("Nothing recorded yet.");
  }

  /**
   * Creates the format.
   *
   * @param whenEmpty the line that stands for a table without rows
   */
  public MarkdownFormat(String whenEmpty) {
    this.whenEmpty = whenEmpty;
  }

  @Override
  public void write(Table table, Writer out) throws IOException {
    if (table.rows().isEmpty()) {
      out.write(MarkdownText.of(whenEmpty) + "\n");
      return;
    }
    List<TextColumn> columns =
        TextColumn.of(table, true).stream()
            .filter(column -> column.source().role() != Role.DETAIL)
            .toList();
    out.write(line(columns, TextColumn::heading));
    out.write(line(columns, c -> c.kind() == TextColumn.Kind.NUMBERS ? "---:" : "---"));
    for (int i = 0; i < table.rows().size(); i++) {
      int row = i;
      out.write(line(columns, column -> cell(column, row)));
    }
  }

  /** The gaps of a picture stay, where HTML would drop common spaces. */
  private static String cell(TextColumn column, int row) {
    return column.source().role() == Role.PICTURE
        ? column.text(row).replace(' ', NO_BREAK_SPACE)
        : MarkdownText.of(column.text(row).strip());
  }

  private static String line(List<TextColumn> columns, Function<TextColumn, String> cell) {
    return columns.stream().map(cell).collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
