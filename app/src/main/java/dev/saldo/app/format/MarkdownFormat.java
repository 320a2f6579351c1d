package dev.saldo.app.format;

import dev.saldo.report.LongTable;
import dev.saldo.report.Table.Role;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tables for issues, chats and documents, as GitHub writes them: the words and columns of a
 * terminal, however wide. Text of vendors stays text. Rows are written while they are read, for the
 * second time: the first shows what the columns hold.
 */
public final class MarkdownFormat implements CharacterFormat {

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
  public void write(Report report, Writer out) throws IOException {
    List<LongTable> tables = report.tables().get();
    for (int i = 0; i < tables.size(); i++) {
      if (i > 0) {
        out.write("\n");
      }
      if (tables.size() > 1) {
        out.write("## " + MarkdownText.of(tables.get(i).title()) + "\n\n");
      }
      write(tables.get(i), out);
    }
  }

  private void write(LongTable table, Writer out) throws IOException {
    List<ColumnTraits> traits = ColumnTraits.of(table);
    if (traits.getFirst().isEmpty()) {
      out.write(MarkdownText.of(whenEmpty) + "\n");
      return;
    }
    List<Wording> wordings = Wording.of(table.zone(), traits, true);
    List<Integer> shown =
        IntStream.range(0, traits.size())
            .filter(i -> table.columns().get(i).role() != Role.DETAIL)
            .boxed()
            .toList();
    out.write(line(shown, i -> MarkdownText.of(table.columns().get(i).heading())));
    out.write(line(shown, i -> traits.get(i).kind() == ColumnTraits.Kind.NUMBERS ? "---:" : "---"));
    Rows.forEach(
        table, row -> out.write(line(shown, i -> cell(wordings.get(i).text(row), traits.get(i)))));
  }

  /** The gaps of a picture stay, where HTML would drop common spaces. */
  private static String cell(String words, ColumnTraits traits) {
    return traits.column().role() == Role.PICTURE
        ? words.replace(' ', NO_BREAK_SPACE)
        : MarkdownText.of(words.strip());
  }

  private static String line(List<Integer> columns, IntFunction<String> cell) {
    return columns.stream().map(cell::apply).collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
