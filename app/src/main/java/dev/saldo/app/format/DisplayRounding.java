package dev.saldo.app.format;

import dev.saldo.report.Cell;
import dev.saldo.report.Cell.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Which digits of a figure people need to see. What a vendor stated keeps every digit. Rates have
 * twelve decimals that nobody measured, and so have levels calculated for an instant between two
 * samples: people see two, or as many as the stated figures of the row have, and never nothing but
 * zeros for something.
 */
public final class DisplayRounding {

  /** More decimals than these come from a division; hardly a vendor bills finer. */
  private static final int FINEST_STATED = 6;

  private static final int FEWEST_DECIMALS = 2;
  private static final int FEWEST_DIGITS = 2;

  private DisplayRounding() {}

  /** Returns a figure of a row as people see it. */
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

  /** Returns a figure that stands alone: what has more decimals than a vendor states is rounded. */
  public static BigDecimal round(BigDecimal value) {
    if (value.scale() <= FINEST_STATED) {
      return value;
    }
    int significant = value.scale() - value.precision() + FEWEST_DIGITS;
    int scale = Math.min(value.scale(), Math.max(FEWEST_DECIMALS, significant));
    return value.setScale(scale, RoundingMode.HALF_EVEN);
  }

  private static int statedDecimals(List<Cell> row) {
    int decimals = FEWEST_DECIMALS;
    for (Cell cell : row) {
      if (cell instanceof Cell.Figure figure && isStated(figure)) {
        decimals = Math.max(decimals, figure.value().scale());
      }
    }
    return decimals;
  }

  private static boolean isStated(Cell.Figure figure) {
    return switch (figure.precision()) {
      case STATED -> true;
      case CALCULATED -> figure.value().scale() <= FINEST_STATED;
      case RATE -> false;
    };
  }
}
