package dev.saldo.report;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollFailure;
import dev.saldo.history.Selection;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What was observed in a window: every sample and every failure, read while it is written.
 *
 * @param window the window
 * @param samples gives the samples, ordered by account, bucket, unit and time, anew at every call;
 *     to be closed
 * @param failures gives the failures, ordered by account and time, likewise
 */
public record HistoryReport(
    Window window,
    Supplier<Stream<BalanceSample>> samples,
    Supplier<Stream<PollFailure>> failures) {

  /** Asks a history, which stays open as long as the report is in use. */
  public static HistoryReport of(BalanceHistory history, Selection selection, Window window) {
    return new HistoryReport(
        window,
        () -> history.samples(selection, window.from(), window.to()),
        () -> history.failures(selection, window.from(), window.to()));
  }

  /** Returns the report as a table: samples first, then failures. */
  public StreamedTable table() {
    return HistoryReportTable.build(this);
  }
}
