package dev.saldo.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The buckets of all accounts at an instant, for pages.
 *
 * @param asOf the instant, UTC
 * @param zone the time zone in which instants are shown
 * @param changes the number of changes of the history that it includes
 * @param rows the buckets, what runs out first before all others
 * @param openAlerts the number of alerts that are open and not acknowledged
 */
record BalanceOverview(
    Instant asOf, ZoneId zone, long changes, List<BucketOverviewRow> rows, long openAlerts) {

  BalanceOverview {
    rows = List.copyOf(rows);
  }
}
