package dev.saldo.app.cli.option;

import dev.saldo.report.Window;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The window of an export; the complete history by default. */
public final class ExportWindowOptions {

  private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Beginning; default: the first sample")
  @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "End, exclusive; default: the last sample")
  @Nullable String to;

  /** Returns the window; refuses a text that is not a time. */
  public Window window(Instant now, ZoneId zone) {
    try {
      return new Window(
          from == null ? BEGINNING : TimeExpressionParser.parse(from, now, zone),
          to == null ? END : TimeExpressionParser.parse(to, now, zone),
          zone);
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException(String.valueOf(e.getMessage()));
    }
  }
}
