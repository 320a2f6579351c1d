package dev.saldo.app.format;

import java.util.List;
import java.util.stream.IntStream;

/** Dots on a terminal: eight to a character where it shows Braille, else one. */
final class DotCanvas {

  private static final int BLANK = 0x2800;

  /** Which bit of a Braille character is which of its dots, row by row. */
  private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final boolean braille;
  private final int[][] cells;

  DotCanvas(int columns, int rows, boolean braille) {
    this.braille = braille;
    this.cells = new int[rows][columns];
  }

  /** Returns the number of dots in a row. */
  int width() {
    return cells[0].length * (braille ? 2 : 1);
  }

  /** Returns the number of dots in a column. */
  int height() {
    return cells.length * (braille ? 4 : 1);
  }

  /** Draws a line; dots count from the left and from below. */
  void line(int fromX, int fromY, int toX, int toY) {
    int steps = Math.max(1, Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)));
    for (int i = 0; i <= steps; i++) {
      dot(fromX + part(toX - fromX, i, steps), fromY + part(toY - fromY, i, steps));
    }
  }

  private static int part(int whole, int i, int steps) {
    return Math.floorDiv(2 * whole * i + steps, 2 * steps);
  }

  private void dot(int x, int y) {
    int down = height() - 1 - y;
    if (braille) {
      cells[down / 4][x / 2] |= BITS[down % 4][x % 2];
    } else {
      cells[down][x] = 1;
    }
  }

  /** Returns the lines from above. */
  List<String> lines() {
    return IntStream.range(0, cells.length).mapToObj(this::line).toList();
  }

  private String line(int row) {
    StringBuilder line = new StringBuilder();
    for (int dots : cells[row]) {
      line.append(dots == 0 ? ' ' : braille ? (char) (BLANK + dots) : '*');
    }
    return line.toString();
  }
}
