package dev.saldo.app.format.text;

import dev.saldo.app.format.TextDisplayWidth;

/**
 * The capabilities of the output that a table is written to.
 *
 * @param width its width in columns, at least 20; {@link #UNBOUNDED} for unlimited lines
 * @param colour whether it supports ANSI colours
 * @param unicode whether it shows more than ASCII
 */
public record TerminalStyle(int width, boolean colour, boolean unicode) {

  /** The width of a file or a pipe: every column is shown, nothing is cut. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  private static final int NARROWEST = 20;

  /** Raises a smaller width to 20 columns. */
  public TerminalStyle {
    width = Math.max(width, NARROWEST);
  }

  String paint(AnsiTerminalColor color, String text) {
    return colour ? color.paint(text) : text;
  }

  String cut(String text, int most) {
    return TextDisplayWidth.cut(text, most, unicode ? "…" : "...");
  }
}
