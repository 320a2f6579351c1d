package dev.saldo.web;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.report.ReportSubject;
import dev.saldo.report.RunwayDayRange;
import dev.saldo.report.StatusReport;
import dev.saldo.usage.Usage;
import dev.saldo.web.overview.KeptRunwayRanges;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the buckets of all accounts with their last 14 days. Thread-safe. */
final class BalanceOverviewReader {

  private static final int DAYS = 14;

  private final WebServerHost host;
  private final Clock clock;
  private final KeptRunwayRanges runways = new KeptRunwayRanges();

  BalanceOverviewReader(WebServerHost host, Clock clock) {
    this.host = host;
    this.clock = clock;
  }

  /**
   * Reads everything; needs a few index lookups per bucket, and a prediction if one is outdated.
   */
  BalanceOverview read() {
    long changes = host.changes();
    Instant now = clock.instant();
    ZoneId zone = host.zone();
    StatusReport status =
        StatusReport.of(
            host.history(),
            Selection.ALL,
            host.watched(),
            now,
            zone,
            predict -> all -> predictions(all, now, predict));
    Map<List<Object>, SeriesSampleNeighbours> found = new HashMap<>();
    for (SeriesSampleNeighbours series :
        host.history().brackets(Selection.ALL, instants(now, zone))) {
      found.put(
          key(
              series.series().key().account(),
              series.series().key().bucket(),
              series.series().unit(),
              series.series().key().meaning()),
          series);
    }
    Map<String, Instant> next = host.nextPolls();
    List<BucketOverviewRow> rows = new ArrayList<>();
    for (StatusReport.Row row : status.rows()) {
      @Nullable SeriesSampleNeighbours series =
          row.latest().map(latest -> found.get(key(row.account(), latest.subject()))).orElse(null);
      rows.add(row(row, series == null ? List.of() : series.brackets(), next.get(row.account())));
    }
    rows.sort(BucketOverviewRow.URGENCY);
    long open =
        host.alerts(now).rows().stream()
            .filter(row -> row.episode().state() == AlertEpisode.State.OPEN)
            .count();
    return new BalanceOverview(now, zone, changes, rows, open);
  }

  private Map<SeriesKey, RunwayDayRange> predictions(
      Selection all, Instant now, Function<Selection, Map<SeriesKey, RunwayDayRange>> predict) {
    return runways.find(
        host.history().series(all), host.history().classifications(all), now, predict);
  }

  /** Says that the configuration changed. */
  void forget() {
    runways.forget();
  }

  private static List<Object> key(String account, ReportSubject subject) {
    return key(account, subject.bucket(), subject.unit(), subject.meaning());
  }

  private static List<Object> key(String account, Object... rest) {
    List<Object> key = new ArrayList<>(List.of(rest));
    key.add(account);
    return key;
  }

  /** Returns the midnights of today and of each day before, and the same times of day as now. */
  private static List<Instant> instants(Instant now, ZoneId zone) {
    ZonedDateTime time = now.atZone(zone);
    LocalDate today = time.toLocalDate();
    List<Instant> instants = new ArrayList<>();
    for (int day = DAYS; day >= 0; day--) {
      instants.add(today.minusDays(day).atStartOfDay(zone).toInstant());
      instants.add(time.minusDays(day).toInstant());
    }
    return instants;
  }

  private BucketOverviewRow row(
      StatusReport.Row status, List<SampleNeighbours> brackets, @Nullable Instant next) {
    List<@Nullable BigDecimal> course = new ArrayList<>();
    List<BigDecimal> before = new ArrayList<>();
    @Nullable BigDecimal today = null;
    for (int i = 0; i < brackets.size(); i += 2) {
      course.add(amount(brackets.get(i)));
      today = Usage.between(brackets.get(i), brackets.get(i + 1)).used();
      if (i + 2 < brackets.size() && today != null) {
        before.add(today);
      }
    }
    status.latest().ifPresent(latest -> course.add(latest.amount().value()));
    if (!course.isEmpty()) {
      course.removeFirst();
    }
    return new BucketOverviewRow(
        status, host.tags(status.account()), today, median(before), course, next);
  }

  private static @Nullable BigDecimal amount(SampleNeighbours at) {
    @Nullable TotalledSample sample = at.atOrBefore();
    return sample == null ? null : sample.amount().value();
  }

  private static @Nullable BigDecimal median(List<BigDecimal> values) {
    return values.isEmpty()
        ? null
        : Objects.requireNonNull(values.stream().sorted().toList().get(values.size() / 2));
  }
}
