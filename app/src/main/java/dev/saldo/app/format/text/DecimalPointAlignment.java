package dev.saldo.app.format.text;

import dev.saldo.app.format.TextDisplayWidth;
import java.util.List;

/** Aligns numbers by their decimal points. Words among them are aligned right. */
final class DecimalPointAlignment {

  private final int integerDigits;
  private final int decimals;

  private DecimalPointAlignment(List<String> cells) {
    integerDigits =
        cells.stream()
            .filter(DecimalPointAlignment::isNumber)
            .mapToInt(DecimalPointAlignment::point)
            .max()
            .orElse(0);
    decimals =
        cells.stream()
            .filter(DecimalPointAlignment::isNumber)
            .mapToInt(c -> c.length() - point(c))
            .max()
            .orElse(0);
  }

  static List<String> align(List<String> cells) {
    DecimalPointAlignment alignment = new DecimalPointAlignment(cells);
    int widest =
        Math.max(
            alignment.integerDigits + alignment.decimals,
            cells.stream().mapToInt(TextDisplayWidth::measure).max().orElse(0));
    return cells.stream().map(cell -> alignment.pad(cell, widest)).toList();
  }

  private String pad(String cell, int widest) {
    boolean single = cell.length() == 1;
    int right = isNumber(cell) || single ? decimals - (cell.length() - point(cell)) : 0;
    int left = widest - TextDisplayWidth.measure(cell) - right;
    return " ".repeat(left) + cell + " ".repeat(right);
  }

  /** Returns the index of the decimal point, or the length without one. */
  private static int point(String cell) {
    int point = cell.indexOf('.');
    return point < 0 ? cell.length() : point;
  }

  private static boolean isNumber(String cell) {
    return !cell.isEmpty() && Character.isDigit(cell.charAt(cell.length() - 1));
  }
}
