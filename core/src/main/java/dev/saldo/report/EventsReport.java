package dev.saldo.report;

import dev.saldo.event.Event;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.Selection;
import dev.saldo.report.Table.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened to balances besides use, a row per event.
 *
 * @param window the window
 * @param rows ordered by account, bucket and time
 */
public record EventsReport(Window window, List<Row> rows) {

  /**
   * A row.
   *
   * @param event what happened
   * @param estimatedAmount for a rise, how much was added: its amount and the use that it hides,
   *     estimated from the hours around it; null for anything else
   */
  public record Row(Event event, @Nullable BigDecimal estimatedAmount) {}

  private static final List<Column> COLUMNS =
      List.of(
          Column.detail("after", "after"),
          Column.of("observedAt", "seen at"),
          Column.of("kind", "kind"),
          Column.of("amount", "change"),
          Column.detail("estimatedAmount", "about"),
          Column.detail("levelBefore", "before"),
          Column.of("levelAfter", "balance"),
          Column.of("confidence", "sure"),
          Column.detail("classifiedBy", "by"),
          Column.of("reason", "why"),
          Column.detail("note", "note"));

  public EventsReport {
    rows = List.copyOf(rows);
  }

  /**
   * Asks a history. Reads the samples of the window once, one series at a time; of a series with a
   * rise those of 28 days before it and of two days after it as well, for the estimate.
   *
   * @param kinds which events; empty for all
   */
  public static EventsReport of(
      BalanceHistory history, Selection selection, Window window, Set<EventKind> kinds) {
    return new EventsReport(window, EstimatedRises.of(history, selection, window, kinds));
  }

  public Table table() {
    List<Column> columns = new ArrayList<>(UsageCells.SUBJECT);
    columns.addAll(COLUMNS);
    return new Table(
        "Events", window.zone(), columns, rows.stream().map(EventsReport::cells).toList());
  }

  private static List<Cell> cells(Row row) {
    Event event = row.event();
    List<Cell> cells = new ArrayList<>(UsageCells.subject(Subject.of(event.series())));
    cells.addAll(
        List.of(
            new Cell.Time(event.after()),
            new Cell.Time(event.observedAt()),
            new Cell.Text(word(event.ruling().kind())),
            Cell.figure(event.amount()),
            Cell.figure(row.estimatedAmount()),
            Cell.figure(event.levelBefore()),
            Cell.figure(event.levelAfter()),
            new Cell.Text(word(event.ruling().confidence())),
            new Cell.Text(event.ruling().byPerson() ? "person" : "rule"),
            new Cell.Text(event.ruling().reason()),
            new Cell.Text(event.ruling().note())));
    return cells;
  }

  /** Returns how reports write a kind or a confidence: {@code top-up}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
