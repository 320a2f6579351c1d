package dev.saldo.report;

import dev.saldo.event.ClassifiedChanges;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Bracket;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesBrackets;
import dev.saldo.report.Table.Column;
import dev.saldo.usage.Change;
import dev.saldo.usage.Step;
import dev.saldo.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was used in a window, a row per series and step.
 *
 * @param window the window
 * @param step how it is cut
 * @param rows ordered by account, bucket, unit and time
 */
public record UsageReport(Window window, Step step, List<Row> rows) {

  /**
   * A row.
   *
   * @param subject what it is about
   * @param usage what was used
   */
  public record Row(Subject subject, Usage usage) {}

  /** Copies the rows. */
  public UsageReport {
    rows = List.copyOf(rows);
  }

  /** Asks a history. Costs index seeks per series and step, however long the window. */
  public static UsageReport of(
      BalanceHistory history, Selection selection, Window window, Step step) {
    List<Instant> edges = step.edges(window.from(), window.to(), window.zone());
    List<Row> rows = new ArrayList<>();
    List<SeriesBrackets> found = history.brackets(selection, edges);
    ClassifiedChanges changes = ClassifiedChanges.of(history, selection, found);
    for (SeriesBrackets series : found) {
      Subject subject = Subject.of(series.series());
      List<Change> corrections = changes.corrections(series.series().key());
      List<Bracket> brackets = series.brackets();
      for (int i = 1; i < brackets.size(); i++) {
        rows.add(
            new Row(subject, Usage.between(brackets.get(i - 1), brackets.get(i), corrections)));
      }
    }
    return new UsageReport(window, step, rows);
  }

  /** Returns the report as charts. */
  public List<Chart> charts() {
    return Charts.of(this);
  }

  /** Returns the report as a table. */
  public Table table() {
    List<Column> columns = new ArrayList<>(UsageCells.SUBJECT);
    columns.addAll(UsageCells.usage(step, rows.stream().map(Row::usage)));
    columns.addAll(UsageCells.QUALITY);
    List<List<Cell>> cells =
        rows.stream()
            .map(
                row -> {
                  List<Cell> line = new ArrayList<>(UsageCells.subject(row.subject()));
                  line.addAll(UsageCells.usage(row.usage()));
                  line.addAll(UsageCells.quality(row.usage()));
                  return line;
                })
            .toList();
    return new Table("Usage", window.zone(), columns, cells);
  }
}
