package dev.saldo.app.format.xlsx;

import dev.saldo.report.Cell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A figure for a spreadsheet, which uses binary floating point and keeps 15 significant digits.
 *
 * @param value the figure
 * @param decimals the number of decimals shown
 * @param fits whether a spreadsheet keeps all digits
 */
record ExactSpreadsheetNumber(BigDecimal value, int decimals, boolean fits) {

  private static final MathContext KEPT = new MathContext(15, RoundingMode.HALF_EVEN);

  /** Returns the figure of a cell; a calculated one is rounded to fit. */
  static ExactSpreadsheetNumber of(Cell.Figure figure, BigDecimal shown) {
    BigDecimal exact = figure.value();
    boolean stated = shown.compareTo(exact) == 0;
    BigDecimal value = stated ? exact : exact.round(KEPT);
    boolean fits = value.stripTrailingZeros().precision() <= KEPT.getPrecision();
    return new ExactSpreadsheetNumber(value, Math.max(0, shown.scale()), fits);
  }
}
