package dev.saldo.app.format.text;

import dev.saldo.account.ConstantName;
import dev.saldo.report.Cell;
import dev.saldo.report.Cell.Severity;

/**
 * The colours of a terminal. They only repeat what the text says, so nothing is lost without them.
 */
public enum AnsiTerminalColor {
  /** The default colour. */
  NORMAL(""),
  /** A heading. */
  BOLD("1"),
  /** The least important text. */
  DIM("2"),
  /** A failure. */
  RED("31"),
  /** A warning. */
  YELLOW("33"),
  /** Usage in a plot. */
  MAGENTA("35"),
  /** The level in a plot. */
  CYAN("36");

  private static final String ESCAPE = "\u001b[";

  private final String code;

  AnsiTerminalColor(String code) {
    this.code = code;
  }

  static AnsiTerminalColor of(Cell cell) {
    if (cell instanceof Cell.Unknown unknown && unknown.instead().isEmpty()) {
      return DIM;
    }
    return cell instanceof Cell.Status status ? of(status.severity()) : NORMAL;
  }

  private static AnsiTerminalColor of(Severity severity) {
    return switch (severity) {
      case NORMAL -> NORMAL;
      case PENDING -> DIM;
      case WARNING -> YELLOW;
      case FAILURE -> RED;
    };
  }

  /** Returns the name of this colour for a style sheet. */
  public String word() {
    return ConstantName.kebab(this);
  }

  String paint(String text) {
    return code.isEmpty() || text.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
  }
}
