package dev.saldo.report;

import dev.saldo.account.Account;
import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HourlyUsage;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.runway.PlannedUsage;
import dev.saldo.runway.Runway;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.runway.RunwayExplanationWriter;
import dev.saldo.runway.RunwayInput;
import dev.saldo.runway.RunwaySurvivalChance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report of when balances run out, one row per bucket. Immutable and thread-safe.
 *
 * @param asOf the instant of the predictions, UTC
 * @param zone the time zone of the weekly pattern, in which instants are shown
 * @param threshold the amount that counts as empty, 0 or more, in the unit of the rows that are not
 *     derived
 * @param rows the rows, ordered by account, bucket and unit
 * @param until the instant until which the balances should last, UTC; null if none was asked for
 */
public record RunwayReport(
    Instant asOf, ZoneId zone, BigDecimal threshold, List<Row> rows, @Nullable Instant until) {

  /**
   * A row of the report.
   *
   * @param subject the series that it describes
   * @param balance the amount as the vendor stated it; null if unlimited or not stated
   * @param runway the prediction
   * @param trackRecord the accuracy of past predictions; null if it was not requested or none can
   *     be evaluated
   * @param explanation the facts that the prediction depends on, in words; empty if it was not
   *     requested
   * @param amountBefore the amount before the latest readings if they look like a glitch that no
   *     later one confirms yet: after a fall, the prediction starts from it; null otherwise
   */
  public record Row(
      ReportSubject subject,
      @Nullable BigDecimal balance,
      Runway runway,
      @Nullable RunwayTrackRecord trackRecord,
      List<String> explanation,
      @Nullable BigDecimal amountBefore) {

    public Row {
      explanation = List.copyOf(explanation);
    }

    /** Creates a row whose balance does not look like a glitch. */
    public Row(
        ReportSubject subject,
        @Nullable BigDecimal balance,
        Runway runway,
        @Nullable RunwayTrackRecord trackRecord) {
      this(subject, balance, runway, trackRecord, List.of(), null);
    }

    /** Returns whether the balance looks like a glitch that no later reading confirms yet. */
    public boolean unconfirmed() {
      return amountBefore != null;
    }

    private Row with(@Nullable RunwayTrackRecord evaluated) {
      return new Row(subject, balance, runway, evaluated, explanation, amountBefore);
    }

    private Row explainedBy(List<String> facts) {
      return new Row(subject, balance, runway, trackRecord, facts, amountBefore);
    }
  }

  public RunwayReport {
    rows = List.copyOf(rows);
  }

  /** Creates a report that asks for no instant until which the balances should last. */
  public RunwayReport(Instant asOf, ZoneId zone, BigDecimal threshold, List<Row> rows) {
    this(asOf, zone, threshold, rows, null);
  }

  /** Returns the report with the probability that each balance lasts until an instant. */
  public RunwayReport lastingUntil(Instant instant) {
    return new RunwayReport(asOf, zone, threshold, rows, instant);
  }

  /**
   * Returns the probability that a balance lasts until the instant, in hundredths; null if none was
   * asked for or there is no prediction.
   */
  public @Nullable BigDecimal lasts(Row row) {
    OptionalDouble chance =
        until == null ? OptionalDouble.empty() : RunwaySurvivalChance.estimate(row.runway(), until);
    return chance.isEmpty()
        ? null
        : BigDecimal.valueOf(chance.getAsDouble()).setScale(2, RoundingMode.HALF_EVEN);
  }

  /**
   * Creates the report from a history, with the threshold 0.
   *
   * @param configured the accounts of the configuration, whose poll intervals decide whether a
   *     sample is stale
   * @param planned the planned usage; derived buckets ignore it
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
   * Creates the report from a history. Reads the hourly usage of the last 180 days, one series at a
   * time, and nothing after {@code asOf}.
   *
   * @param configured the accounts of the configuration, whose poll intervals decide whether a
   *     sample is stale; a stale series is omitted if it has ended or if its account is not one of
   *     them
   * @param threshold the amount that counts as empty, 0 or more; derived buckets ignore it
   * @param planned the planned usage; derived buckets ignore it
   */
  public static RunwayReport of(
      BalanceHistory history,
      Selection selection,
      Collection<Account> configured,
      Instant asOf,
      ZoneId zone,
      BigDecimal threshold,
      List<PlannedUsage> planned) {
    PollIntervals intervals = PollIntervals.of(configured, history.runwayMethod());
    AccountListing listing = AccountListing.of(selection, configured, history.accounts(selection));
    Map<SeriesKey, SeriesRunwayFinder.Asked> requests = new HashMap<>();
    Map<SeriesKey, Row> rows =
        SeriesRunwayFinder.estimate(
            history,
            selection,
            intervals,
            asOf,
            zone,
            request -> {
              requests.put(request.series().key(), request);
              listing.add(request.series(), request.last().observedAt());
              return row(request, request.input().withThreshold(threshold).withPlanned(planned));
            });
    List<Row> listed = new ArrayList<>();
    rows.forEach(
        (key, row) -> {
          SeriesRunwayFinder.Asked request = Objects.requireNonNull(requests.get(key));
          boolean stale =
              intervals
                  .of(request.series())
                  .isStale(Duration.between(request.last().observedAt(), asOf));
          if (!stale
              || selection.accounts().contains(key.account())
              || isInUse(request.series(), request.last().observedAt(), listing, intervals)) {
            listed.add(row);
          }
        });
    return new RunwayReport(asOf, zone, threshold, listed);
  }

  private static boolean isInUse(
      Series series, Instant last, AccountListing listing, PollIntervals intervals) {
    return listing.lists(series.key().account())
        && !listing.isReplaced(series, last)
        && !listing.isGone(series, last, intervals);
  }

  private static Row row(SeriesRunwayFinder.Asked request, RunwayInput input) {
    return new Row(
        ReportSubject.of(request.series()),
        request.last().amount().value(),
        RunwayEstimator.estimate(input),
        null,
        List.of(),
        request.series().amountBefore(request.last()).orElse(null));
  }

  /**
   * Returns the report with track records: for each row that has a band, the predictions of the
   * last 90 days are replayed for the amount above the threshold.
   */
  public RunwayReport withTrackRecords(BalanceHistory history, Selection selection) {
    Map<ReportSubject, SeriesKey> keys = new HashMap<>();
    history.series(selection).forEach(series -> keys.put(ReportSubject.of(series), series.key()));
    List<Row> evaluated = new ArrayList<>();
    for (Row row : rows) {
      SeriesKey key = keys.get(row.subject());
      BigDecimal balance = row.balance();
      BigDecimal left = balance == null ? BigDecimal.ZERO : balance.abs().subtract(threshold);
      if (row.runway().state() == Runway.State.OK && left.signum() > 0 && key != null) {
        evaluated.add(row.with(record(history, key, left, RunwayEstimator.method(row.runway()))));
      } else {
        evaluated.add(row);
      }
    }
    return new RunwayReport(asOf, zone, threshold, evaluated, until);
  }

  private @Nullable RunwayTrackRecord record(
      BalanceHistory history, SeriesKey key, BigDecimal left, RunwayPredictionMethod method) {
    Instant begin = asOf.minus(RunwayTrackRecord.SPAN).minus(HourlyUsage.MEMORY);
    try (Stream<TotalledSample> samples = history.walk(key, begin, asOf)) {
      return RunwayTrackRecord.score(samples.iterator(), left, asOf, zone, method).orElse(null);
    }
  }

  /**
   * Returns the report with explanations: for each row that has a band, the facts that it depends
   * on.
   *
   * @param configured the accounts of the configuration
   * @param planned the planned usage of the report
   */
  public RunwayReport withExplanations(
      BalanceHistory history,
      Selection selection,
      Collection<Account> configured,
      List<PlannedUsage> planned) {
    Map<ReportSubject, List<String>> facts = new HashMap<>();
    SeriesRunwayFinder.estimate(
        history,
        selection,
        PollIntervals.of(configured, history.runwayMethod()),
        asOf,
        zone,
        request ->
            facts.put(
                ReportSubject.of(request.series()),
                RunwayExplanationWriter.explain(
                    request.input().withThreshold(threshold).withPlanned(planned))));
    return new RunwayReport(
        asOf,
        zone,
        threshold,
        rows.stream()
            .map(row -> row.explainedBy(facts.getOrDefault(row.subject(), List.of())))
            .toList(),
        until);
  }

  /** Returns the report as a table. */
  public Table table() {
    return RunwayReportTable.build(this);
  }
}
