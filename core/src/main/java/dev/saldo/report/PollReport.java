package dev.saldo.report;

import dev.saldo.history.PollResult;
import java.time.ZoneId;
import java.util.List;

/**
 * What a poll brought: a row per bucket, and one per account that could not be read.
 *
 * @param zone the zone in which people read it
 * @param results the results, in the order of the accounts
 */
public record PollReport(ZoneId zone, List<PollResult> results) {

  /** Copies the results. */
  public PollReport {
    results = List.copyOf(results);
  }

  public Table table() {
    return PollReportTable.build(this);
  }
}
