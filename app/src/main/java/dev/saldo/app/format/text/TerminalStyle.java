package dev.saldo.app.format.text;

import dev.saldo.app.format.TextDisplayWidth;

/**
 * What the place can show that a table is written to.
 *
 * @param width its columns, at least 20; {@link #UNBOUNDED} where nothing limits a line
 * @param colour whether it understands ANSI colours
 * @param unicode whether it shows more than ASCII
 */
public record TerminalStyle(int width, boolean colour, boolean unicode) {

  /** The width of a file or a pipe: every column is shown, nothing is cut. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  private static final int NARROWEST = 20;

  /** Takes a narrower place as 20 columns wide. */
  public TerminalStyle {
    width = Math.max(width, NARROWEST);
  }

  String paint(AnsiTerminalColor ink, String text) {
    return colour ? ink.paint(text) : text;
  }

  String cut(String text, int most) {
    return TextDisplayWidth.cut(text, most, unicode ? "…" : "...");
  }
}
