package dev.saldo.app.format;

import dev.saldo.report.Cell;
import dev.saldo.report.StreamedTable;
import dev.saldo.report.Table.Column;
import dev.saldo.report.Table.Role;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Tables for spreadsheets and scripts: RFC 4180, every column except pictures, with its key as
 * header, and an empty line between tables. Rows are written while they are read.
 *
 * <p>Amounts have all digits and no grouping, instants are ISO 8601 in UTC, spans are seconds,
 * shares are fractions of 1. An unknown value is empty or the known word instead of it, such as
 * {@code unlimited} for an amount. No text becomes a formula.
 */
public final class CsvReportFormat implements CharacterReportFormat {

  private static final Pattern BREAKS = Pattern.compile("[\\t\\r\\n]+");

  private final CSVFormat format;
  private final boolean tabs;
  private final boolean header;

  /** Creates the format with commas and quotes. */
  public CsvReportFormat() {
    this(CSVFormat.RFC4180.builder().setRecordSeparator('\n').get(), false, true);
  }

  private CsvReportFormat(CSVFormat format, boolean tabs, boolean header) {
    this.format = format;
    this.tabs = tabs;
    this.header = header;
  }

  /** Returns the format with tabs, in which a cell has neither quotes nor tabs nor line breaks. */
  public static CsvReportFormat withTabs() {
    return new CsvReportFormat(
        CSVFormat.RFC4180
            .builder()
            .setDelimiter('\t')
            .setQuote(null)
            .setRecordSeparator('\n')
            .get(),
        true,
        true);
  }

  /** Returns this format with rows only. */
  public CsvReportFormat withoutHeader() {
    return new CsvReportFormat(format, tabs, false);
  }

  @Override
  public void write(Report report, Writer out) throws IOException {
    boolean separated = false;
    for (StreamedTable table : report.tables().get()) {
      if (separated) {
        out.write('\n');
      }
      write(table, out);
      separated = true;
    }
  }

  @SuppressWarnings("resource") // closing the printer would close the writer
  private void write(StreamedTable table, Writer out) throws IOException {
    List<Integer> shown =
        IntStream.range(0, table.columns().size())
            .filter(i -> table.columns().get(i).role() != Role.PICTURE)
            .boxed()
            .toList();
    CSVPrinter csv = new CSVPrinter(out, format);
    if (header) {
      csv.printRecord(shown.stream().map(table.columns()::get).map(Column::key));
    }
    TableRowReader.forEach(
        table, row -> csv.printRecord(shown.stream().map(row::get).map(this::line)));
  }

  private String line(Cell cell) {
    String text = text(cell);
    return tabs ? BREAKS.matcher(text).replaceAll(" ") : text;
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Cell.Text text -> SpreadsheetTextEscaper.escape(text.text());
      case Cell.Unit unit -> SpreadsheetTextEscaper.escape(unit.code());
      case Cell.Status status -> SpreadsheetTextEscaper.escape(status.word());
      case Cell.Flag flag -> String.valueOf(flag.value());
      case Cell.Figure figure -> figure.value().toPlainString();
      case Cell.Count count -> String.valueOf(count.value());
      case Cell.Share share -> share.value().toPlainString();
      case Cell.Time time -> time.instant().toString();
      case Cell.Span span -> String.valueOf(span.duration().toSeconds());
      case Cell.Course course -> "";
      case Cell.Unknown unknown -> SpreadsheetTextEscaper.escape(unknown.instead());
    };
  }
}
