package dev.saldo.report;

import dev.saldo.poll.PollResult;
import dev.saldo.spi.FailureReason;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

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

  /** Returns the report as a table. */
  public Table table() {
    return PollTable.build(this);
  }

  /** Returns how reports write a reason: {@code rate-limited}. */
  static String word(FailureReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
