package dev.saldo.app.cli.option;

import dev.saldo.account.ConstantName;
import dev.saldo.account.NameSuggestions;
import dev.saldo.app.format.CsvReportFormat;
import dev.saldo.app.format.MarkdownReportFormat;
import dev.saldo.app.format.ReportFormat;
import dev.saldo.app.format.html.HtmlReportFormat;
import dev.saldo.app.format.json.JsonLinesReportFormat;
import dev.saldo.app.format.json.JsonReportFormat;
import dev.saldo.app.format.text.TerminalStyle;
import dev.saldo.app.format.text.TextTableFormat;
import dev.saldo.app.format.xlsx.XlsxReportFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The formats of reports. */
public enum OutputFormat {
  TABLE,
  WIDE,
  CSV,
  TSV,
  JSON,
  JSONL,
  MD,
  HTML,
  XLSX;

  private static final Map<String, OutputFormat> OTHER_EXTENSIONS =
      Map.of("txt", TABLE, "ndjson", JSONL, "htm", HTML);

  static OutputFormat named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new CommandUsageException("unknown output format '" + name + "'" + hint(name)));
  }

  static OutputFormat ofFile(Path file) {
    String name = String.valueOf(file.getFileName());
    if (name.equals(".") || name.equals("..")) {
      throw new CommandUsageException("--out '%s' is a folder; name a file in it".formatted(file));
    }
    if (name.lastIndexOf('.') < 0) {
      throw new CommandUsageException(
          "--out '%s' has no extension; add one, such as %s.csv, or choose the format with -o"
              .formatted(file, name));
    }
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    OutputFormat other = OTHER_EXTENSIONS.get(extension);
    return other == null ? named(extension) : other;
  }

  /**
   * Returns the writer of this format.
   *
   * @param style the style of the terminal, used by tables only
   */
  public ReportFormat in(TerminalStyle style) {
    return switch (this) {
      case TABLE -> new TextTableFormat(style);
      case WIDE -> new TextTableFormat(style.unbounded());
      case CSV -> new CsvReportFormat();
      case TSV -> CsvReportFormat.withTabs();
      case JSON -> new JsonReportFormat();
      case JSONL -> new JsonLinesReportFormat();
      case MD -> new MarkdownReportFormat();
      case HTML -> new HtmlReportFormat();
      case XLSX -> new XlsxReportFormat();
    };
  }

  /** Returns whether it is a document with a schema, which is always complete. */
  public boolean isDocument() {
    return this == JSON || this == JSONL;
  }

  /** Returns whether it has a line of column names and one line for each row. */
  boolean isCsv() {
    return this == CSV || this == TSV;
  }

  /** Returns whether a terminal cannot show it. */
  public boolean isBinary() {
    return this == XLSX;
  }

  private static String hint(String name) {
    List<String> words = Arrays.stream(values()).map(OutputFormat::word).toList();
    return NameSuggestions.hint(name, words);
  }

  /** Returns the name that users write. */
  public String word() {
    return ConstantName.kebab(this);
  }
}
