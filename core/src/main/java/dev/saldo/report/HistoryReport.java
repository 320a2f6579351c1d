package dev.saldo.report;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollFailure;
import dev.saldo.history.Selection;
import dev.saldo.report.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What was observed in a window: every sample and every failure.
 *
 * @param window the window
 * @param samples the samples, ordered by account, bucket, unit and time
 * @param failures the failures, ordered by account and time
 */
public record HistoryReport(
    Window window, List<BalanceSample> samples, List<PollFailure> failures) {

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

  /** Copies the lists. */
  public HistoryReport {
    samples = List.copyOf(samples);
    failures = List.copyOf(failures);
  }

  /** Asks a history. */
  public static HistoryReport of(BalanceHistory history, Selection selection, Window window) {
    List<BalanceSample> observed;
    try (Stream<BalanceSample> samples = history.samples(selection, window.from(), window.to())) {
      observed = samples.toList();
    }
    try (Stream<PollFailure> failures = history.failures(selection, window.from(), window.to())) {
      return new HistoryReport(window, observed, failures.toList());
    }
  }

  /** Returns the report as a table: samples first, then failures. */
  public Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    samples.forEach(sample -> rows.add(row(sample)));
    failures.forEach(failure -> rows.add(row(failure)));
    return new Table("History", window.zone(), COLUMNS, rows);
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
        new Cell.Text(sample.series().unitKind().name().toLowerCase(Locale.ROOT)),
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
        new Cell.Text(PollReport.word(failure.reason()) + ": " + failure.message()));
  }
}
