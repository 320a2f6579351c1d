package dev.saldo.app.cli.option;

import dev.saldo.report.Window;
import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** The window of a report. */
public final class ReportWindowOptions {

  @Option(
      names = "--from",
      paramLabel = "TIME",
      defaultValue = "-30d",
      description =
          "Beginning, inclusive: now, today, yesterday, -7d, -12h, -3mo, a month, a date or an"
              + " instant, see 'saldo help times'; default: -30d")
  String from = "-30d";

  @Option(
      names = "--to",
      paramLabel = "TIME",
      defaultValue = "now",
      description = "End, exclusive; default: now")
  String to = "now";

  /** Returns the window; refuses a text that is not a time. */
  public Window window(Instant now, ZoneId zone) {
    try {
      return new Window(
          TimeExpressionParser.parse(from, now, zone),
          TimeExpressionParser.parse(to, now, zone),
          zone);
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException(String.valueOf(e.getMessage()));
    }
  }
}
