package dev.saldo.report;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
   * A row.
   *
   * @param account the account
   * @param provider its provider
   * @param state the state, the most urgent one where several apply
   * @param failure what the latest reading failed with; null if it succeeded
   * @param latest what is known of a bucket; empty if the account was never read
   */
  public record Row(
      String account,
      String provider,
      BucketState state,
      @Nullable String failure,
      Optional<Latest> latest) {}

  /**
   * The latest sample of a bucket and what follows from it. What is null is unknown.
   *
   * @param subject the bucket
   * @param amount the amount as the vendor states it
   * @param observedAt when the amount was read, UTC
   * @param age how long ago that is
   * @param stale whether that is too long ago for the poll interval
   * @param usedPerDay the mean use per 24 h over the last seven days
   * @param runwayDays in how many days it is empty
   * @param recent the level at each of the last midnights and now, oldest first, null where unknown
   * @param notes what the vendor's answer left open
   */
  public record Latest(
      ReportSubject subject,
      Amount amount,
      Instant observedAt,
      Duration age,
      boolean stale,
      @Nullable BigDecimal usedPerDay,
      RunwayDayRange runwayDays,
      List<@Nullable BigDecimal> recent,
      List<String> notes) {}

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
        asOf, zone, new StatusReportRows(history, selection, watched, asOf, zone).rows());
  }

  public Table table() {
    return StatusReportTable.build(this);
  }
}
