package dev.saldo.report;

import dev.saldo.history.PollResult;
import java.time.ZoneId;
import java.util.List;

/**
 * A report of a poll, one row per bucket and one per account that could not be read. Immutable and
 * thread-safe.
 *
 * @param zone the time zone in which its instants are shown
 * @param results the results, in the order of the accounts
 */
public record PollReport(ZoneId zone, List<PollResult> results) {

  public PollReport {
    results = List.copyOf(results);
  }

  /** Returns the report as a table. */
  public Table table() {
    return PollReportTable.build(this, true);
  }

  /** Returns the table without the messages of failures, for a place that shows them already. */
  public Table tableWithoutMessages() {
    return PollReportTable.build(this, false);
  }
}
