package dev.saldo.app.cli.option;

import picocli.CommandLine.Option;

/** The option that draws balances below their table. */
public final class PlotOption {

  /** When balances are drawn. */
  public enum When {
    /** On a terminal that is wide enough. */
    AUTO,
    ALWAYS,
    NEVER,
    /** Always, without the table. */
    ONLY
  }

  /** The narrowest plot; in less space the sparkline of the table shows as much. */
  public static final int NARROWEST = 60;

  @Option(
      names = "--plot",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "Draw each balance below the table: auto (on a terminal), always, never, or only"
              + " (without the table)")
  When when = When.AUTO;

  @Option(names = "--plot-only", description = "The same as --plot only")
  boolean only;

  /** Returns when balances are drawn. */
  public When when() {
    return only ? When.ONLY : when;
  }
}
