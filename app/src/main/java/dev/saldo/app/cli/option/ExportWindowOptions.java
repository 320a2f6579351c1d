package dev.saldo.app.cli.option;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesInstant;
import dev.saldo.report.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The samples to export; the complete history by default. */
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

  @Option(
      names = "--without-glitches",
      description = "Leave out false readings that later ones took back")
  boolean withoutGlitches;

  /** Returns the test of the samples to export from a window. */
  public Predicate<BalanceSample> filter(
      BalanceHistory history, Selection selection, Window exported) {
    Set<SeriesInstant> left =
        withoutGlitches
            ? Set.copyOf(history.glitches(selection, exported.from(), exported.to()))
            : Set.of();
    return sample -> !left.contains(new SeriesInstant(sample.series(), sample.observedAt()));
  }

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
