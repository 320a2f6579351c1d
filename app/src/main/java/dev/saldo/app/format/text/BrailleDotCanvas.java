package dev.saldo.app.format.text;

import java.util.List;
import java.util.stream.IntStream;

/** A canvas of dots for a terminal: eight dots per character with Braille, otherwise one. */
final class BrailleDotCanvas {

  private static final int BLANK = 0x2800;

  /** The bits of the dots of a Braille character, row by row. */
  private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  /**
   * The distance of dots in a dotted line; odd, because otherwise a falling diagonal would have all
   * or none.
   */
  private static final int DOT_DISTANCE = 3;

  private final boolean braille;
  private final int[][] cells;
  private final boolean[][] solid;
  private int vertical = -1;

  BrailleDotCanvas(int columns, int rows, boolean braille) {
    this.braille = braille;
    this.cells = new int[rows][columns];
    this.solid = new boolean[rows][columns];
  }

  /** Returns the number of dots in a row. */
  int width() {
    return cells[0].length * (braille ? 2 : 1);
  }

  /** Returns the number of dots in a column. */
  int height() {
    return cells.length * (braille ? 4 : 1);
  }

  /** Draws a line. Coordinates count from the left and from the bottom. */
  void line(int fromX, int fromY, int toX, int toY) {
    int steps = steps(fromX, fromY, toX, toY);
    for (int i = 0; i <= steps; i++) {
      int x = fromX + part(toX - fromX, i, steps);
      int y = fromY + part(toY - fromY, i, steps);
      dot(x, y);
      solid[row(y)][column(x)] = true;
    }
  }

  /**
   * Draws a dotted line that does not rise. Characters that already contain a solid line are left
   * out, because dots would only blur it.
   */
  void dotted(int fromX, int fromY, int toX, int toY) {
    int steps = steps(fromX, fromY, toX, toY);
    for (int i = 0; i <= steps; i++) {
      int x = fromX + part(toX - fromX, i, steps);
      int y = fromY + part(toY - fromY, i, steps);
      boolean due = !braille || Math.floorMod(x - y, DOT_DISTANCE) == 0;
      if (due && !solid[row(y)][column(x)]) {
        dot(x, y);
      }
    }
  }

  /** Draws a dashed vertical line in a column of characters, behind everything else. */
  void vertical(int column) {
    vertical = column;
  }

  private static int steps(int fromX, int fromY, int toX, int toY) {
    return Math.max(1, Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)));
  }

  private static int part(int length, int i, int steps) {
    return Math.floorDiv(2 * length * i + steps, 2 * steps);
  }

  private void dot(int x, int y) {
    int bit = braille ? BITS[(height() - 1 - y) % 4][x % 2] : 1;
    cells[row(y)][column(x)] |= bit;
  }

  private int row(int y) {
    return (height() - 1 - y) / (braille ? 4 : 1);
  }

  private int column(int x) {
    return x / (braille ? 2 : 1);
  }

  /** Returns the lines from top to bottom. */
  List<String> lines() {
    return IntStream.range(0, cells.length).mapToObj(this::line).toList();
  }

  private String line(int row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells[row].length; column++) {
      line.append(braille ? braille(row, column) : ascii(row, column));
    }
    return line.toString();
  }

  private char braille(int row, int column) {
    int dots = cells[row][column];
    if (dots != 0) {
      return (char) (BLANK + dots);
    }
    return column == vertical ? '┊' : ' ';
  }

  private char ascii(int row, int column) {
    if (cells[row][column] != 0) {
      return solid[row][column] ? '*' : '.';
    }
    return column == vertical ? ':' : ' ';
  }
}
