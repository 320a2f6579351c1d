package dev.saldo.app.format;

import dev.saldo.report.Cell;
import dev.saldo.report.Table.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

/**
 * Which digits of a figure people need to see. What a vendor stated keeps every digit. Rates have
 * twelve decimals that nobody measured, and so have levels calculated for an instant between two
 * samples: people see two, or as many as the stated figures of the row have, and never nothing but
 * zeros for something.
 */
public final class Shortening {

  private static final String RATE = "usedPerDay";
  private static final Set<String> CALCULATED =
      Set.of(
          "opening",
          "closing",
          "used",
          "added",
          "toppedUp",
          "corrected",
          "entryAmount",
          "estimatedUsed",
          "hidden",
          "inGaps",
          "estimatedAmount",
          "low",
          "high");

  /** More decimals than these come from a division; hardly a vendor bills finer. */
  private static final int FINEST_STATED = 6;

  private static final int FEWEST_DECIMALS = 2;
  private static final int FEWEST_DIGITS = 2;

  private Shortening() {}

  public static BigDecimal of(List<Column> columns, List<Cell> row, int index) {
    BigDecimal value = ((Cell.Figure) row.get(index)).value();
    Column column = columns.get(index);
    if (isStated(column, value)) {
      return value;
    }
    int decimals = isRate(column) ? FEWEST_DECIMALS : statedDecimals(columns, row);
    int significant = value.scale() - value.precision() + FEWEST_DIGITS;
    int scale = Math.min(value.scale(), Math.max(decimals, significant));
    return value.setScale(scale, RoundingMode.HALF_EVEN);
  }

  /** Returns a figure that stands alone: what has more decimals than a vendor states is rounded. */
  public static BigDecimal of(BigDecimal value) {
    if (value.scale() <= FINEST_STATED) {
      return value;
    }
    int significant = value.scale() - value.precision() + FEWEST_DIGITS;
    int scale = Math.min(value.scale(), Math.max(FEWEST_DECIMALS, significant));
    return value.setScale(scale, RoundingMode.HALF_EVEN);
  }

  private static int statedDecimals(List<Column> columns, List<Cell> row) {
    int decimals = FEWEST_DECIMALS;
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) instanceof Cell.Figure figure && isStated(columns.get(i), figure.value())) {
        decimals = Math.max(decimals, figure.value().scale());
      }
    }
    return decimals;
  }

  private static boolean isStated(Column column, BigDecimal value) {
    boolean calculated = CALCULATED.contains(column.key()) && value.scale() > FINEST_STATED;
    return !isRate(column) && !calculated;
  }

  private static boolean isRate(Column column) {
    return column.key().equals(RATE);
  }
}
