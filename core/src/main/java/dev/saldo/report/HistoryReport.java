package dev.saldo.report;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollFailure;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesInstant;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A report of the samples and failures in a window, which are read while the report is written.
 *
 * @param window the window
 * @param samples opens the samples, ordered by account, bucket, unit and time; the caller closes
 *     the stream
 * @param glitches the samples that are glitches, which other reports leave out
 * @param failures opens the failures, ordered by account and time; the caller closes the stream
 */
public record HistoryReport(
    Window window,
    Supplier<Stream<BalanceSample>> samples,
    Set<SeriesInstant> glitches,
    Supplier<Stream<PollFailure>> failures) {

  public HistoryReport {
    glitches = Set.copyOf(glitches);
  }

  /** Creates a report without glitches. */
  public HistoryReport(
      Window window,
      Supplier<Stream<BalanceSample>> samples,
      Supplier<Stream<PollFailure>> failures) {
    this(window, samples, Set.of(), failures);
  }

  /** Returns whether a sample is a glitch. */
  public boolean isGlitch(BalanceSample sample) {
    return glitches.contains(new SeriesInstant(sample.series(), sample.observedAt()));
  }

  /** Creates the report from a history, which must stay open while the report is in use. */
  public static HistoryReport of(BalanceHistory history, Selection selection, Window window) {
    return new HistoryReport(
        window,
        () -> history.samples(selection, window.from(), window.to()),
        Set.copyOf(history.glitches(selection, window.from(), window.to())),
        () -> history.failures(selection, window.from(), window.to()));
  }

  /** Returns the report as a table: samples first, then failures. */
  public StreamedTable table() {
    return HistoryReportTable.build(this);
  }
}
