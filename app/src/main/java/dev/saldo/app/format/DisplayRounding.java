package dev.saldo.app.format;

import dev.saldo.report.Cell;
import dev.saldo.report.Cell.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Rounds figures for display. An amount stated by a vendor keeps every digit. Rates, and levels
 * interpolated between two samples, have twelve decimals that were never measured: two are shown,
 * or as many as the stated figures of the row have, and never only zeros for a value other than
 * zero.
 */
public final class DisplayRounding {

  /** More decimals than these come from a division; vendors hardly bill in smaller units. */
  static final int FINEST_STATED = 6;

  private static final int FEWEST_DECIMALS = 2;
  private static final int FEWEST_DIGITS = 2;

  private DisplayRounding() {}

  /** Returns a figure of a row, rounded for display. */
  public static BigDecimal round(List<Cell> row, int index) {
    Cell.Figure figure = (Cell.Figure) row.get(index);
    BigDecimal value = figure.value();
    if (isStated(figure)) {
      return value;
    }
    int decimals = figure.precision() == Precision.RATE ? FEWEST_DECIMALS : statedDecimals(row);
    int significant = value.scale() - value.precision() + FEWEST_DIGITS;
    int scale = Math.min(value.scale(), Math.max(decimals, significant));
    return value.setScale(scale, RoundingMode.HALF_EVEN);
  }

  /** Returns a figure without a row, rounded if it probably comes from between two samples. */
  public static BigDecimal round(BigDecimal value) {
    if (value.scale() <= ColumnPrecision.FINEST_SHARED) {
      return value;
    }
    int significant = value.scale() - value.precision() + FEWEST_DIGITS;
    int scale = Math.min(value.scale(), Math.max(FEWEST_DECIMALS, significant));
    return value.setScale(scale, RoundingMode.HALF_EVEN);
  }

  private static int statedDecimals(List<Cell> row) {
    int decimals = FEWEST_DECIMALS;
    for (Cell cell : row) {
      if (cell instanceof Cell.Figure figure && isStatedAmount(figure)) {
        decimals = Math.max(decimals, figure.value().scale());
      }
    }
    return decimals;
  }

  private static boolean isStatedAmount(Cell.Figure figure) {
    return figure.precision() != Precision.OTHER && isStated(figure);
  }

  private static boolean isStated(Cell.Figure figure) {
    return switch (figure.precision()) {
      case STATED, OTHER -> true;
      case CALCULATED -> figure.value().scale() <= FINEST_STATED;
      case RATE -> false;
    };
  }
}
