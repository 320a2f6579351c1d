package dev.saldo.report;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HourlyUsage;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.runway.PlannedUsage;
import dev.saldo.runway.Runway;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.runway.RunwayInput;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When balances are empty, a row per bucket.
 *
 * @param asOf the instant it is asked for, UTC
 * @param zone the zone whose hours and weekdays use follows, and in which people read it
 * @param threshold what counts as empty, 0 or more, in the unit of the rows that are not derived
 * @param rows ordered by account, bucket and unit
 */
public record RunwayReport(Instant asOf, ZoneId zone, BigDecimal threshold, List<Row> rows) {

  /**
   * A row.
   *
   * @param subject what it is about
   * @param balance the amount as the vendor stated it; null if unlimited or not stated
   * @param runway when it is empty
   * @param trackRecord how good past answers would have been; null if nobody asked or none can be
   *     judged
   */
  public record Row(
      ReportSubject subject,
      @Nullable BigDecimal balance,
      Runway runway,
      @Nullable RunwayTrackRecord trackRecord) {

    private Row with(@Nullable RunwayTrackRecord judged) {
      return new Row(subject, balance, runway, judged);
    }
  }

  public RunwayReport {
    rows = List.copyOf(rows);
  }

  /**
   * Asks a history when balances are down to zero.
   *
   * @param configured the accounts of the configuration, whose poll intervals decide what is stale
   * @param planned use that is known to come; derived buckets are not asked about it
   */
  public static RunwayReport of(
      BalanceHistory history,
      Selection selection,
      Collection<Account> configured,
      Instant asOf,
      ZoneId zone,
      List<PlannedUsage> planned) {
    return of(history, selection, configured, asOf, zone, BigDecimal.ZERO, planned);
  }

  /**
   * Asks a history when balances are down to a threshold: for what each series used by the hour in
   * the last 180 days, one at a time, and for nothing after the instant.
   *
   * @param configured the accounts of the configuration, whose poll intervals decide what is stale
   * @param threshold what counts as empty, 0 or more; derived buckets are not asked about it
   * @param planned use that is known to come; derived buckets are not asked about it
   */
  public static RunwayReport of(
      BalanceHistory history,
      Selection selection,
      Collection<Account> configured,
      Instant asOf,
      ZoneId zone,
      BigDecimal threshold,
      List<PlannedUsage> planned) {
    Map<SeriesKey, Row> rows =
        SeriesRunwayFinder.estimate(
            history,
            selection,
            PollIntervals.of(configured),
            asOf,
            zone,
            asked -> row(asked, asked.question().withThreshold(threshold).withPlanned(planned)));
    return new RunwayReport(asOf, zone, threshold, List.copyOf(rows.values()));
  }

  private static Row row(SeriesRunwayFinder.Asked asked, RunwayInput question) {
    return new Row(
        ReportSubject.of(asked.series()),
        asked.last().amount().value(),
        RunwayEstimator.estimate(question),
        null);
  }

  /**
   * Replays the last 90 days of what has a band, for what is left above the threshold, and returns
   * the report with what came out.
   */
  public RunwayReport withTrackRecords(BalanceHistory history, Selection selection) {
    Map<ReportSubject, SeriesKey> keys = new HashMap<>();
    history.series(selection).forEach(series -> keys.put(ReportSubject.of(series), series.key()));
    List<Row> judged = new ArrayList<>();
    for (Row row : rows) {
      SeriesKey key = keys.get(row.subject());
      BigDecimal balance = row.balance();
      BigDecimal left = balance == null ? BigDecimal.ZERO : balance.abs().subtract(threshold);
      if (row.runway().state() == Runway.State.OK && left.signum() > 0 && key != null) {
        judged.add(row.with(record(history, key, left)));
      } else {
        judged.add(row);
      }
    }
    return new RunwayReport(asOf, zone, threshold, judged);
  }

  private @Nullable RunwayTrackRecord record(
      BalanceHistory history, SeriesKey key, BigDecimal left) {
    Instant begin = asOf.minus(RunwayTrackRecord.SPAN).minus(HourlyUsage.MEMORY);
    try (Stream<TotalledSample> samples = history.walk(key, begin, asOf)) {
      return RunwayTrackRecord.score(samples.iterator(), left, asOf, zone).orElse(null);
    }
  }

  public Table table() {
    return RunwayReportTable.build(this);
  }
}
