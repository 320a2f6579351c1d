package dev.saldo.report;

import dev.saldo.event.Event;
import dev.saldo.event.Events;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.Selection;
import dev.saldo.report.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What happened to balances besides use, a row per event.
 *
 * @param window the window
 * @param rows ordered by account, bucket and time
 */
public record EventsReport(Window window, List<Event> rows) {

  private static final List<Column> COLUMNS =
      List.of(
          Column.detail("after", "after"),
          Column.of("observedAt", "seen at"),
          Column.of("kind", "kind"),
          Column.of("amount", "change"),
          Column.detail("levelBefore", "before"),
          Column.of("levelAfter", "balance"),
          Column.of("confidence", "sure"),
          Column.detail("classifiedBy", "by"),
          Column.of("reason", "why"),
          Column.detail("note", "note"));

  /** Copies the rows. */
  public EventsReport {
    rows = List.copyOf(rows);
  }

  /**
   * Asks a history. Reads the samples of the window once, one series at a time.
   *
   * @param kinds which events; empty for all
   */
  public static EventsReport of(
      BalanceHistory history, Selection selection, Window window, Set<EventKind> kinds) {
    return new EventsReport(
        window,
        Events.of(history, selection, window.from(), window.to()).stream()
            .filter(event -> kinds.isEmpty() || kinds.contains(event.ruling().kind()))
            .toList());
  }

  /** Returns the report as a table. */
  public Table table() {
    List<Column> columns = new ArrayList<>(UsageCells.SUBJECT);
    columns.addAll(COLUMNS);
    return new Table(
        "Events", window.zone(), columns, rows.stream().map(EventsReport::cells).toList());
  }

  private static List<Cell> cells(Event event) {
    List<Cell> cells = new ArrayList<>(UsageCells.subject(Subject.of(event.series())));
    cells.addAll(
        List.of(
            new Cell.Time(event.after()),
            new Cell.Time(event.observedAt()),
            new Cell.Text(word(event.ruling().kind())),
            Cell.figure(event.amount()),
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
