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
  public record Row(BalanceEvent event, @Nullable BigDecimal estimatedAmount) {}

  /** Copies the rows. */
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
    return new EventsReport(window, EstimatedRiseFinder.find(history, selection, window, kinds));
  }

  public Table table() {
    return EventsReportTable.build(this);
  }
}
