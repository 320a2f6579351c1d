package dev.saldo.app.format.xlsx;

import dev.saldo.app.format.SpreadsheetTextEscaper;
import dev.saldo.report.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.dhatim.fastexcel.Worksheet;

/** Writes one cell of a sheet. */
final class XlsxCellWriter {

  private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

  /** Spreadsheets count days from here; their calendar is wrong for the months before. */
  private static final int FIRST_YEAR = 1901;

  /** A space as wide as a minus sign after a number, so that it does not touch the next column. */
  private static final String GAP = "_-";

  private final Worksheet sheet;
  private final int row;
  private final int column;
  private final ZoneId zone;

  XlsxCellWriter(Worksheet sheet, int row, int column, ZoneId zone) {
    this.sheet = sheet;
    this.row = row;
    this.column = column;
    this.zone = zone;
  }

  void write(ExactSpreadsheetNumber figure) {
    if (figure.fits()) {
      String decimals = figure.decimals() == 0 ? "" : "." + "0".repeat(figure.decimals());
      number(new BigDecimal(figure.value().toPlainString()), "#,##0" + decimals + GAP);
    } else {
      writeAlignedRight(figure.value().toPlainString());
    }
  }

  /** Writes anything but a figure. */
  void write(Cell cell, boolean daysOnly) {
    switch (cell) {
      case Cell.Text text ->
          sheet.inlineString(row, column, SpreadsheetTextEscaper.escape(text.text()));
      case Cell.Unit unit ->
          sheet.inlineString(row, column, SpreadsheetTextEscaper.escape(unit.words()));
      case Cell.Status status ->
          sheet.inlineString(row, column, SpreadsheetTextEscaper.escape(status.word()));
      case Cell.Flag flag -> sheet.inlineString(row, column, String.valueOf(flag.value()));
      case Cell.Figure figure -> throw new IllegalArgumentException("write a figure with its row");
      case Cell.Count count -> number(BigDecimal.valueOf(count.value()), "#,##0" + GAP);
      case Cell.Share share -> number(share.value(), "0.00%" + GAP);
      case Cell.Time time -> time(time.instant(), daysOnly);
      case Cell.Span span -> number(days(span.duration()), "[h]:mm:ss" + GAP);
      case Cell.Course course -> {}
      case Cell.Unknown unknown ->
          writeAlignedRight(SpreadsheetTextEscaper.escape(unknown.instead()));
    }
  }

  private static BigDecimal days(Duration duration) {
    return BigDecimal.valueOf(duration.toSeconds())
        .divide(SECONDS_PER_DAY, 12, RoundingMode.HALF_EVEN);
  }

  private void time(Instant instant, boolean daysOnly) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, zone);
    if (time.getYear() < FIRST_YEAR) {
      writeAlignedRight(instant.toString());
      return;
    }
    sheet.value(row, column, time);
    sheet
        .style(row, column)
        .format(daysOnly ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm:ss")
        .horizontalAlignment("left")
        .set();
  }

  private void number(BigDecimal value, String format) {
    sheet.value(row, column, value);
    sheet.style(row, column).format(format).set();
  }

  private void writeAlignedRight(String text) {
    if (!text.isEmpty()) {
      sheet.inlineString(row, column, text);
      sheet.style(row, column).horizontalAlignment("right").set();
    }
  }
}
