package dev.saldo.app.cli;

import picocli.CommandLine.Option;

/** Whether balances are drawn beside their table. */
final class PlotOption {

  /** When. */
  enum When {
    /** On a terminal with room. */
    AUTO,
    ALWAYS,
    NEVER
  }

  /** Narrower than this, the line of bars in the table says as much. */
  static final int NARROWEST = 60;

  @Option(
      names = "--plot",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "Draw each balance below the table: auto (on a terminal), always or never.")
  When when = When.AUTO;
}
