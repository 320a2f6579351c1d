package dev.saldo.app.cli.option;

import picocli.CommandLine.Option;

/** Whether balances are drawn beside their table. */
public final class PlotOption {

  /** When. */
  public enum When {
    /** On a terminal with room. */
    AUTO,
    ALWAYS,
    NEVER
  }

  /** Narrower than this, the line of bars in the table says as much. */
  public static final int NARROWEST = 60;

  @Option(
      names = "--plot",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "Draw each balance below the table: auto (on a terminal), always or never.")
  When when = When.AUTO;

  /** Returns when balances are drawn. */
  public When when() {
    return when;
  }
}
