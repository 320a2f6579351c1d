package dev.saldo.app.cli.option;

import dev.saldo.account.Choices;
import dev.saldo.account.ConstantName;
import dev.saldo.app.format.CsvFormat;
import dev.saldo.app.format.MarkdownFormat;
import dev.saldo.app.format.ReportFormat;
import dev.saldo.app.format.html.HtmlFormat;
import dev.saldo.app.format.json.JsonFormat;
import dev.saldo.app.format.json.JsonLinesFormat;
import dev.saldo.app.format.text.Look;
import dev.saldo.app.format.text.TextTable;
import dev.saldo.app.format.xlsx.XlsxFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How a report can be written. */
public enum OutputFormat {
  TABLE,
  CSV,
  JSON,
  JSONL,
  MD,
  HTML,
  XLSX;

  private static final Map<String, OutputFormat> OTHER_ENDINGS =
      Map.of("txt", TABLE, "ndjson", JSONL, "htm", HTML);

  static OutputFormat named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(name))
        .findFirst()
        .orElseThrow(() -> new UsageFault("no output format '" + name + "'" + hint(name)));
  }

  static OutputFormat ofFile(Path file) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1);
    OutputFormat other = OTHER_ENDINGS.get(ending);
    return other == null ? named(ending) : other;
  }

  /**
   * Returns what writes it.
   *
   * @param look what the place can show; matters to tables only
   */
  public ReportFormat in(Look look) {
    return switch (this) {
      case TABLE -> new TextTable(look);
      case CSV -> new CsvFormat();
      case JSON -> new JsonFormat();
      case JSONL -> new JsonLinesFormat();
      case MD -> new MarkdownFormat();
      case HTML -> new HtmlFormat();
      case XLSX -> new XlsxFormat();
    };
  }

  /** Returns whether it is no text that a terminal could show. */
  public boolean isBinary() {
    return this == XLSX;
  }

  private static String hint(String name) {
    List<String> words = Arrays.stream(values()).map(OutputFormat::word).toList();
    return Choices.hint(name, words);
  }

  public String word() {
    return ConstantName.kebab(this);
  }
}
