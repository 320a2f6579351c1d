package dev.saldo.report;

import dev.saldo.event.ClassifiedChanges;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesBrackets;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.runway.PlannedUse;
import dev.saldo.runway.Runway;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.runway.RunwayInput;
import dev.saldo.runway.UseByHour;
import dev.saldo.usage.Change;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
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
      Subject subject,
      @Nullable BigDecimal balance,
      Runway runway,
      @Nullable TrackRecord trackRecord) {

    private Row with(@Nullable TrackRecord judged) {
      return new Row(subject, balance, runway, judged);
    }
  }

  /** Copies the rows. */
  public RunwayReport {
    rows = List.copyOf(rows);
  }

  /** Asks a history when balances are down to zero. */
  public static RunwayReport of(
      BalanceHistory history,
      Selection selection,
      Instant asOf,
      ZoneId zone,
      List<PlannedUse> planned) {
    return of(history, selection, asOf, zone, BigDecimal.ZERO, planned);
  }

  /**
   * Asks a history when balances are down to a threshold. Reads the samples of the last 180 days,
   * one series at a time, and none after the instant.
   *
   * @param threshold what counts as empty, 0 or more; derived buckets are not asked about it
   * @param planned use that is known to come; derived buckets are not asked about it
   */
  public static RunwayReport of(
      BalanceHistory history,
      Selection selection,
      Instant asOf,
      ZoneId zone,
      BigDecimal threshold,
      List<PlannedUse> planned) {
    Instant begin = asOf.minus(UseByHour.MEMORY);
    List<SeriesBrackets> found = history.brackets(selection, List.of(begin, asOf));
    ClassifiedChanges falls = ClassifiedChanges.ofFalls(history, selection, found);
    List<Row> rows = new ArrayList<>();
    for (SeriesBrackets brackets : found) {
      Series series = brackets.series();
      TotalledSample last = brackets.brackets().getLast().atOrBefore();
      if (last != null) {
        UseByHour use = use(history, series, falls.corrections(series.key()), begin, asOf);
        RunwayInput question = RunwayQuestion.of(series, last, use, asOf, zone);
        Runway runway = RunwayEstimator.of(question.withThreshold(threshold).withPlanned(planned));
        rows.add(new Row(Subject.of(series), last.amount().value(), runway, null));
      }
    }
    return new RunwayReport(asOf, zone, threshold, rows);
  }

  private static UseByHour use(
      BalanceHistory history,
      Series series,
      List<Change> corrections,
      Instant begin,
      Instant asOf) {
    UseByHour use = new UseByHour(corrections);
    try (Stream<TotalledSample> samples = history.walk(series.key(), begin, asOf)) {
      samples.filter(sample -> !sample.observedAt().isAfter(asOf)).forEach(use::add);
    }
    return use;
  }

  /**
   * Replays the last 90 days of what has a band, for what is left above the threshold, and returns
   * the report with what came out.
   */
  public RunwayReport withTrackRecords(BalanceHistory history, Selection selection) {
    Map<Subject, SeriesKey> keys = new HashMap<>();
    history.series(selection).forEach(series -> keys.put(Subject.of(series), series.key()));
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

  private @Nullable TrackRecord record(BalanceHistory history, SeriesKey key, BigDecimal left) {
    Instant begin = asOf.minus(TrackRecord.SPAN).minus(UseByHour.MEMORY);
    try (Stream<TotalledSample> samples = history.walk(key, begin, asOf)) {
      return TrackRecord.of(samples.iterator(), left, asOf, zone).orElse(null);
    }
  }

  /** Returns the report as a table. */
  public Table table() {
    return RunwayTable.of(this);
  }
}
