package dev.saldo.report;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollFailure;
import dev.saldo.history.Selection;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A report of the samples and failures in a window, which are read while the report is written.
 *
 * @param window the window
 * @param samples opens the samples, ordered by account, bucket, unit and time; the caller closes
 *     the stream
 * @param failures opens the failures, ordered by account and time; the caller closes the stream
 */
public record HistoryReport(
    Window window,
    Supplier<Stream<BalanceSample>> samples,
    Supplier<Stream<PollFailure>> failures) {

  /** Creates the report from a history, which must stay open while the report is in use. */
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
