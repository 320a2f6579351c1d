package dev.saldo.report;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands now: a row per bucket, and one per account that was never read.
 *
 * @param asOf when that is, UTC
 * @param zone the zone in which people read it
 * @param rows ordered by account, bucket and unit
 */
public record StatusReport(Instant asOf, ZoneId zone, List<Row> rows) {

  /**
   * A row. What is null is unknown.
   *
   * @param account the account
   * @param provider its provider
   * @param subject the bucket; null if the account was never read
   * @param amount the amount as the vendor states it
   * @param unlimited whether the vendor says that there is no limit
   * @param observedAt when the amount was read, UTC
   * @param ageSeconds how long ago that is
   * @param stale whether that is too long ago for the poll interval
   * @param usedPerDay the mean use per 24 h over the last seven days
   * @param runwayDays in how many days it is empty
   * @param state how it stands
   * @param failure what the latest reading failed with; null if it went well
   * @param recent the level at each of the last midnights and now, oldest first, null where unknown
   * @param notes what the vendor's answer left open
   */
  public record Row(
      String account,
      String provider,
      @Nullable Subject subject,
      @Nullable BigDecimal amount,
      boolean unlimited,
      @Nullable Instant observedAt,
      @Nullable Long ageSeconds,
      boolean stale,
      @Nullable BigDecimal usedPerDay,
      RunwayDays runwayDays,
      State state,
      @Nullable String failure,
      List<@Nullable BigDecimal> recent,
      List<String> notes) {}

  /** Copies the rows. */
  public StatusReport {
    rows = List.copyOf(rows);
  }

  /**
   * Asks a history. Costs index seeks per series, however long the history.
   *
   * @param watched the accounts of the configuration; accounts only the history knows are reported
   *     as well
   */
  public static StatusReport of(
      BalanceHistory history,
      Selection selection,
      Collection<WatchedAccount> watched,
      Instant asOf,
      ZoneId zone) {
    return new StatusReport(
        asOf, zone, new StatusRows(history, selection, watched, asOf, zone).rows());
  }

  /** Returns the report as a table. */
  public Table table() {
    return StatusTable.build(this);
  }
}
