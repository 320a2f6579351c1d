package dev.saldo.app.format.xlsx;

import dev.saldo.app.format.ColumnCellText;
import dev.saldo.app.format.SafeTextSanitizer;
import dev.saldo.app.format.TableRowReader;
import dev.saldo.app.format.TextColumnTraits;
import dev.saldo.app.format.TextDisplayWidth;
import dev.saldo.report.Cell;
import dev.saldo.report.StreamedTable;
import dev.saldo.report.Table.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a table to a sheet, and to more sheets when one is full. */
final class XlsxSheetWriter {

  /** The number of rows that are buffered and that determine the widths of the columns. */
  private static final int BUFFERED_ROWS = 500;

  private static final int NARROWEST = 8;
  private static final int WIDEST = 60;

  private final Workbook workbook;
  private final int mostRows;
  private final StreamedTable table;
  private final List<TextColumnTraits> traits;
  private final List<ColumnCellText> cellTexts;
  private final List<Integer> shown;
  private final int[] widths;
  private Worksheet sheet;
  private int row;

  XlsxSheetWriter(Workbook workbook, StreamedTable table, int mostRows) {
    this.workbook = workbook;
    this.mostRows = mostRows;
    this.table = table;
    this.traits = TextColumnTraits.measure(table);
    this.cellTexts = ColumnCellText.write(table.zone(), traits, true);
    this.shown =
        IntStream.range(0, traits.size())
            .filter(i -> table.columns().get(i).role() != Role.PICTURE)
            .boxed()
            .toList();
    this.widths = new int[shown.size()];
    this.sheet = begin();
  }

  void write() throws IOException {
    TableRowReader.forEach(table, this::write);
    finish();
  }

  private Worksheet begin() {
    Worksheet next = workbook.newWorksheet(SafeTextSanitizer.sanitize(table.title()));
    Arrays.fill(widths, NARROWEST);
    for (int i = 0; i < shown.size(); i++) {
      String heading = heading(traits.get(shown.get(i)));
      next.inlineString(0, i, heading);
      String side =
          traits.get(shown.get(i)).kind() == TextColumnTraits.Kind.NUMBERS ? "right" : "left";
      next.style(0, i)
          .bold()
          .horizontalAlignment(side)
          .fillColor("E8ECF1")
          .borderStyle("thin")
          .borderColor("C5CCD6")
          .set();
      widen(i, heading);
    }
    next.freezePane(0, 1);
    next.repeatRows(0);
    next.pageOrientation("landscape");
    next.fitToWidth((short) 1);
    next.fitToHeight((short) 0);
    row = 1;
    return next;
  }

  private String heading(TextColumnTraits column) {
    String heading = SafeTextSanitizer.sanitize(column.column().heading());
    return column.hasTimes() ? heading + " (" + table.zone().getId() + ")" : heading;
  }

  private void write(List<Cell> cells) throws IOException {
    if (row == mostRows) {
      finish();
      sheet = begin();
    }
    for (int i = 0; i < shown.size(); i++) {
      int column = shown.get(i);
      XlsxCellWriter cell = new XlsxCellWriter(sheet, row, i, table.zone());
      if (cells.get(column) instanceof Cell.Figure figure) {
        BigDecimal shown = traits.get(column).shown(cells, column);
        cell.write(ExactSpreadsheetNumber.of(figure, shown));
      } else {
        cell.write(cells.get(column), traits.get(column).daysOnly());
      }
      if (row <= BUFFERED_ROWS) {
        widen(i, cellTexts.get(column).text(cells));
      }
    }
    row++;
    if (row % BUFFERED_ROWS == 0) {
      flush();
    }
  }

  private void widen(int column, String text) {
    widths[column] = Math.max(widths[column], Math.min(WIDEST, TextDisplayWidth.measure(text)));
  }

  private void flush() throws IOException {
    for (int i = 0; i < widths.length; i++) {
      sheet.width(i, widths[i] + 3);
    }
    sheet.flush();
  }

  private void finish() throws IOException {
    flush();
    sheet.setAutoFilter(0, 0, row - 1, shown.size() - 1);
    sheet.close();
  }
}
