package dev.saldo.app.format.text;

import dev.saldo.app.format.TextDisplayWidth;
import java.util.List;

/** Puts the decimal points of numbers under each other. Words among them go to the right. */
final class DecimalPointAlignment {

  private final int whole;
  private final int decimals;

  private DecimalPointAlignment(List<String> cells) {
    whole =
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
            alignment.whole + alignment.decimals,
            cells.stream().mapToInt(TextDisplayWidth::measure).max().orElse(0));
    return cells.stream().map(cell -> alignment.pad(cell, widest)).toList();
  }

  private String pad(String cell, int widest) {
    boolean single = cell.length() == 1;
    int right = isNumber(cell) || single ? decimals - (cell.length() - point(cell)) : 0;
    int left = widest - TextDisplayWidth.measure(cell) - right;
    return " ".repeat(left) + cell + " ".repeat(right);
  }

  /** Returns where the decimals begin, their point included. */
  private static int point(String cell) {
    int point = cell.indexOf('.');
    return point < 0 ? cell.length() : point;
  }

  private static boolean isNumber(String cell) {
    return !cell.isEmpty() && Character.isDigit(cell.charAt(cell.length() - 1));
  }
}
