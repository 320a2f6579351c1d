package dev.saldo.app.format.text;

import dev.saldo.app.format.TextDisplayWidth;

/**
 * The capabilities of the output that a table is written to.
 *
 * @param width its width in columns, at least 20; {@link #UNBOUNDED} for unlimited lines
 * @param colour whether it supports ANSI colours
 * @param unicode whether it shows more than ASCII
 * @param evened whether the figures of a unit get the same number of decimals, which reads better;
 *     otherwise they have the decimals they need
 */
public record TerminalStyle(int width, boolean colour, boolean unicode, boolean evened) {

  /** The width of a file or a pipe: every column is shown, nothing is cut. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  private static final int NARROWEST = 20;

  /** Raises a smaller width to 20 columns. */
  public TerminalStyle {
    width = Math.max(width, NARROWEST);
  }

  /** Creates a style with even figures, unless its lines are unlimited. */
  public TerminalStyle(int width, boolean colour, boolean unicode) {
    this(width, colour, unicode, width != UNBOUNDED);
  }

  /** Returns this style with lines of any length. */
  public TerminalStyle unbounded() {
    return new TerminalStyle(UNBOUNDED, colour, unicode, evened);
  }

  /** Returns whether words may be cut: on a terminal, not in a pipe. */
  boolean cuts() {
    return evened;
  }

  String paint(AnsiTerminalColor color, String text) {
    return colour ? color.paint(text) : text;
  }

  String cut(String text, int most) {
    return TextDisplayWidth.cut(text, most, unicode ? "…" : "...");
  }
}
