package dev.saldo.app.format;

import dev.saldo.report.Cell;
import dev.saldo.report.Cell.Precision;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The number of decimals of the figures of a column, the same for all rows in one unit: as many as
 * any of them needs, and for money at least as many as usual in its currency.
 */
final class ColumnPrecision {

  /** More decimals than these usually come from a level between two samples. */
  static final int FINEST_SHARED = 4;

  private final Map<List<Object>, Integer> decimals = new HashMap<>();
  private final boolean evened;

  /**
   * Creates the precision of a column without rows.
   *
   * @param evened whether all figures in one unit get the same number of decimals
   */
  ColumnPrecision(boolean evened) {
    this.evened = evened;
  }

  /** Takes the figure of a row into account. A figure with unusually many decimals stands alone. */
  void add(List<Cell> row, int index) {
    unit(row, index)
        .ifPresent(
            unit -> {
              int scale = DisplayRounding.round(row, index).scale();
              decimals.merge(key(unit), scale <= FINEST_SHARED ? scale : 0, Math::max);
            });
  }

  /** Returns a figure of a row as shown. */
  BigDecimal round(List<Cell> row, int index) {
    BigDecimal rounded = DisplayRounding.round(row, index);
    if (!evened) {
      return rounded;
    }
    int scale =
        unit(row, index)
            .map(unit -> Math.max(unit.decimals(), decimals.getOrDefault(key(unit), 0)))
            .orElse(0);
    return rounded.scale() < scale ? rounded.setScale(scale) : rounded;
  }

  /** Returns what makes units different. A list is compared sooner than the first record. */
  private static List<Object> key(Cell.Unit unit) {
    return List.of(unit.code(), unit.direction(), unit.decimals());
  }

  /** Returns the unit of a figure; empty if it is no amount. */
  private static Optional<Cell.Unit> unit(List<Cell> row, int index) {
    return row.get(index) instanceof Cell.Figure figure && figure.precision() != Precision.OTHER
        ? row.stream().filter(Cell.Unit.class::isInstance).map(Cell.Unit.class::cast).findFirst()
        : Optional.empty();
  }
}
