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
    Instant begin = time("--from", from, now, zone);
    Instant end = time("--to", to, now, zone);
    if (!begin.isBefore(end)) {
      throw new CommandUsageException(
          "the window is empty: --from %s is not before --to %s".formatted(from, to));
    }
    return new Window(begin, end, zone);
  }

  private static Instant time(String option, String text, Instant now, ZoneId zone) {
    try {
      return TimeExpressionParser.parse(text, now, zone);
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException(option + " " + e.getMessage());
    }
  }
}
