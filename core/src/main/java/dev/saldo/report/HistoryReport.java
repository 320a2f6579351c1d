package dev.saldo.report;

import dev.saldo.account.ConstantName;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollFailure;
import dev.saldo.history.Selection;
import dev.saldo.report.Table.Column;
import java.util.List;
import java.util.function.Consumer;
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

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("account", "account"),
          Column.detail("provider", "provider"),
          Column.of("bucket", "bucket"),
          Column.of("observedAt", "read at"),
          Column.of("amount", "balance"),
          Column.detail("unitKind", "kind"),
          Column.of("unitCode", "unit"),
          Column.of("failure", "failure"));

  /** Asks a history, which stays open as long as the report is in use. */
  public static HistoryReport of(BalanceHistory history, Selection selection, Window window) {
    return new HistoryReport(
        window,
        () -> history.samples(selection, window.from(), window.to()),
        () -> history.failures(selection, window.from(), window.to()));
  }

  /** Returns the report as a table: samples first, then failures. */
  public LongTable table() {
    return new LongTable("History", window.zone(), COLUMNS, this::rows);
  }

  private void rows(Consumer<? super List<Cell>> reader) {
    try (Stream<BalanceSample> observed = samples.get()) {
      observed.forEach(sample -> reader.accept(row(sample)));
    }
    try (Stream<PollFailure> failed = failures.get()) {
      failed.forEach(failure -> reader.accept(row(failure)));
    }
  }

  private static List<Cell> row(BalanceSample sample) {
    return List.of(
        new Cell.Text(sample.series().account()),
        new Cell.Text(sample.series().provider()),
        new Cell.Text(sample.series().bucket()),
        new Cell.Time(sample.observedAt()),
        sample.amount().unlimited()
            ? new Cell.Unknown("unlimited")
            : Cell.figure(sample.amount().value()),
        new Cell.Text(ConstantName.kebab(sample.series().unitKind())),
        new Cell.Text(sample.series().unitCode()),
        new Cell.Text(""));
  }

  private static List<Cell> row(PollFailure failure) {
    return List.of(
        new Cell.Text(failure.account()),
        new Cell.Text(failure.provider()),
        new Cell.Text(""),
        new Cell.Time(failure.observedAt()),
        new Cell.Unknown(""),
        new Cell.Text(""),
        new Cell.Text(""),
        new Cell.Text(ConstantName.kebab(failure.reason()) + ": " + failure.message()));
  }
}
