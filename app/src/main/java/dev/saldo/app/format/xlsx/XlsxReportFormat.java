package dev.saldo.app.format.xlsx;

import dev.saldo.app.format.Report;
import dev.saldo.app.format.ReportFormat;
import dev.saldo.app.format.SpreadsheetTextEscaper;
import dev.saldo.report.StreamedTable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook with one sheet per table and one that explains them. Amounts are numbers, instants are
 * dates in the zone of the report, and no text is a formula. Equal reports give equal bytes. Rows
 * are read twice: first to measure the columns, then while they are written.
 */
public final class XlsxReportFormat implements ReportFormat {

  private static final int MOST_ROWS = 1_048_576;

  private final int mostRows;

  /** Creates the format. */
  public XlsxReportFormat() {
    this(MOST_ROWS);
  }

  /** Creates the format for sheets of at most so many rows, including the header. */
  public XlsxReportFormat(int mostRows) {
    this.mostRows = mostRows;
  }

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    Path dated = Files.createTempFile("saldo-", ".xlsx");
    try {
      try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(dated));
          Workbook workbook = new Workbook(file, "Saldo", null)) {
        fill(report, workbook);
      }
      UndatedZipStream.copy(dated, out);
      out.flush();
    } finally {
      Files.deleteIfExists(dated);
    }
  }

  private void fill(Report report, Workbook workbook) throws IOException {
    List<StreamedTable> tables = report.tables().get();
    workbook.properties().setTitle(tables.getFirst().title());
    for (StreamedTable table : tables) {
      new XlsxSheetWriter(workbook, table, mostRows).write();
    }
    about(report.about(), tables.getFirst(), workbook.newWorksheet("About"));
  }

  private static void about(String period, StreamedTable table, Worksheet sheet)
      throws IOException {
    List<String> lines =
        List.of(
            table.title() + (period.isEmpty() ? "" : ": " + period),
            "Dates and times are in the zone " + table.zone().getId() + ".",
            "A stated amount of more than 15 significant digits, which a spreadsheet would round,"
                + " is text with all digits.",
            "Calculated figures, such as rates and levels between two samples, are rounded to 15"
                + " significant digits; csv and json have all digits.",
            "An empty cell is an unknown value, not 0.");
    for (int row = 0; row < lines.size(); row++) {
      sheet.inlineString(row, 0, SpreadsheetTextEscaper.escape(lines.get(row)));
    }
    sheet.style(0, 0).bold().set();
    sheet.width(0, 100);
    sheet.close();
  }
}
