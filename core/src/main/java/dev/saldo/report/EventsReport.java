package dev.saldo.report;

import dev.saldo.event.BalanceEvent;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.Selection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report of the events of balances other than use, one row per event. Immutable and thread-safe.
 *
 * @param window the window
 * @param rows the rows, ordered by account, bucket and time
 */
public record EventsReport(Window window, List<Row> rows) {

  /**
   * A row of the report.
   *
   * @param event the event
   * @param estimatedAmount for a rise, the estimated amount added: its amount plus the usage that
   *     it hides, estimated from the hours around it; null for other events
   */
  public record Row(BalanceEvent event, @Nullable BigDecimal estimatedAmount) {}

  public EventsReport {
    rows = List.copyOf(rows);
  }

  /**
   * Creates the report from a history. Reads the samples of the window once, one series at a time.
   * For a series with a rise, it also reads the 28 days before and the two days after the window,
   * for the estimate.
   *
   * @param kinds the kinds of events to include; empty for all
   */
  public static EventsReport of(
      BalanceHistory history, Selection selection, Window window, Set<EventKind> kinds) {
    return new EventsReport(window, EstimatedRiseFinder.find(history, selection, window, kinds));
  }

  /** Returns the report as a table. */
  public Table table() {
    return EventsReportTable.build(this);
  }
}
