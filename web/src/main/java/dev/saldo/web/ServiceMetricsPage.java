package dev.saldo.web;

import dev.saldo.account.ConstantName;
import dev.saldo.alert.AlertsReport;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.report.ReportSubject;
import dev.saldo.report.RunwayReport;
import dev.saldo.runway.Runway;
import dev.saldo.spi.Amount;
import dev.saldo.watch.WatchHealth;
import dev.saldo.web.metrics.PrometheusMetricsText;
import dev.saldo.web.metrics.PrometheusMetricsText.Sample;
import dev.saldo.web.metrics.WatchEventCounters;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of balances and of the service. A value that is unknown is left out. Used and added
 * amounts are the running totals of the history, so {@code rate()} is right across top-ups and
 * restarts. Thread-safe.
 */
final class ServiceMetricsPage {

  private static final Duration RUNWAYS_FOR = Duration.ofMinutes(1);
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

  private final WebServerHost host;
  private final WatchEventCounters counters;
  private final LiveBalanceOverview overview;
  private final Clock clock;
  private @Nullable RunwayReport runways;

  ServiceMetricsPage(
      WebServerHost host, WatchEventCounters counters, LiveBalanceOverview overview, Clock clock) {
    this.overview = overview;
    this.host = host;
    this.counters = counters;
    this.clock = clock;
  }

  /** Returns all metrics, in OpenMetrics if the client asks for it. */
  WebAnswer answer(String accept) {
    boolean open = accept.contains("application/openmetrics-text");
    PrometheusMetricsText text = new PrometheusMetricsText(open);
    List<Series> series = host.history().series(Selection.ALL);
    addBalances(text, series);
    addRunways(text, runways());
    addStates(text);
    addAccounts(text, series);
    addAlerts(text);
    addService(text);
    return WebAnswer.text(
        200,
        open ? PrometheusMetricsText.OPEN_METRICS_TYPE : PrometheusMetricsText.PROMETHEUS_TYPE,
        text.toString());
  }

  private static void addBalances(PrometheusMetricsText text, List<Series> series) {
    text.gauge(
        "saldo_balance",
        "Amount as the vendor states it.",
        samples(series, each -> number(each.last().amount().value())));
    text.counter(
        "saldo_used_total",
        "Amount used since the first reading.",
        samples(series, each -> number(each.last().totals().fallen())));
    text.counter(
        "saldo_added_total",
        "Amount added since the first reading.",
        samples(series, each -> number(each.last().totals().risen())));
    text.gauge(
        "saldo_sample_timestamp_seconds",
        "Time of the latest reading.",
        samples(series, each -> seconds(each.last().observedAt())));
  }

  private static List<Sample> samples(
      List<Series> series, Function<Series, @Nullable String> value) {
    List<Sample> samples = new ArrayList<>();
    for (Series each : series) {
      String found = value.apply(each);
      if (found != null) {
        samples.add(
            new Sample(
                labels(
                    each.key().account(),
                    each.key().provider(),
                    each.key().bucket(),
                    each.unit().code()),
                found));
      }
    }
    return samples;
  }

  private static List<String> labels(String account, String provider, String bucket, String unit) {
    return List.of("account", account, "provider", provider, "bucket", bucket, "unit", unit);
  }

  private synchronized RunwayReport runways() {
    Instant now = clock.instant();
    RunwayReport known = runways;
    if (known == null || !now.isBefore(known.asOf().plus(RUNWAYS_FOR))) {
      known =
          RunwayReport.of(
              host.history(), Selection.ALL, host.accounts(), now, host.zone(), List.of());
      runways = known;
    }
    return known;
  }

  private static void addRunways(PrometheusMetricsText text, RunwayReport report) {
    List<Sample> edges = new ArrayList<>();
    List<Sample> states = new ArrayList<>();
    for (RunwayReport.Row row : report.rows()) {
      ReportSubject subject = row.subject();
      List<String> labels =
          labels(subject.account(), subject.provider(), subject.bucket(), subject.unit().code());
      Runway.Band band = row.runway().emptyAt();
      if (band != null) {
        addEdge(edges, labels, "early", report.asOf(), band.p10());
        addEdge(edges, labels, "middle", report.asOf(), band.p50());
        addEdge(edges, labels, "late", report.asOf(), band.p90());
      }
      List<String> withState = new ArrayList<>(labels);
      withState.add("state");
      withState.add(row.runway().state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      states.add(new Sample(withState, "1"));
    }
    text.gauge(
        "saldo_runway_seconds",
        "Time until the balance runs out: 10th, 50th and 90th percentile.",
        edges);
    text.gauge("saldo_runway_state", "State of the prediction.", states);
  }

  private static void addEdge(
      List<Sample> edges, List<String> labels, String edge, Instant asOf, @Nullable Instant at) {
    if (at != null) {
      List<String> with = new ArrayList<>(labels);
      with.add("edge");
      with.add(edge);
      edges.add(new Sample(with, String.valueOf(Duration.between(asOf, at).toSeconds())));
    }
  }

  private void addStates(PrometheusMetricsText text) {
    List<Sample> states = new ArrayList<>();
    for (BucketOverviewRow row : overview.get().rows()) {
      List<String> labels = new ArrayList<>();
      labels.addAll(List.of("account", row.status().account()));
      labels.addAll(List.of("provider", row.status().provider()));
      labels.addAll(List.of("bucket", row.bucket()));
      labels.addAll(
          List.of("unit", row.latest().map(one -> one.subject().unit().code()).orElse("")));
      labels.addAll(List.of("state", ConstantName.kebab(row.status().state())));
      states.add(new Sample(labels, "1"));
    }
    text.gauge("saldo_state", "State of the bucket, as 'saldo status' names it.", states);
  }

  private void addAccounts(PrometheusMetricsText text, List<Series> series) {
    Map<List<String>, Instant> successes = new LinkedHashMap<>();
    for (Series each : series) {
      successes.merge(
          List.of("account", each.key().account(), "provider", each.key().provider()),
          each.last().observedAt(),
          (first, second) -> first.isAfter(second) ? first : second);
    }
    text.gauge(
        "saldo_last_success_timestamp_seconds",
        "Time of the latest successful poll.",
        successes.entrySet().stream()
            .map(entry -> new Sample(entry.getKey(), seconds(entry.getValue())))
            .toList());
    text.gauge(
        "saldo_poll_duration_seconds",
        "Duration of the latest poll since the start.",
        counters.durations(host.accounts()).entrySet().stream()
            .map(
                entry ->
                    new Sample(
                        List.of(
                            "account",
                            entry.getKey().name(),
                            "provider",
                            entry.getKey().provider()),
                        BigDecimal.valueOf(entry.getValue().toMillis(), 3).toPlainString()))
            .sorted(Comparator.comparing(sample -> sample.labels().get(1)))
            .toList());
  }

  private void addAlerts(PrometheusMetricsText text) {
    Map<List<String>, Integer> open = new LinkedHashMap<>();
    for (AlertsReport.Row row : host.alerts(clock.instant()).rows()) {
      if (row.episode().closing() == null) {
        String severity = row.episode().severity().name().toLowerCase(Locale.ROOT);
        open.merge(
            List.of("rule", row.episode().subject().rule(), "severity", severity), 1, Integer::sum);
      }
    }
    text.gauge(
        "saldo_alert_open",
        "Alerts that are open, acknowledged or not.",
        open.entrySet().stream()
            .map(entry -> new Sample(entry.getKey(), entry.getValue().toString()))
            .toList());
    Map<String, Integer> pending = new TreeMap<>();
    host.channels().forEach(channel -> pending.put(channel, 0));
    host.backlogs().forEach(backlog -> pending.put(backlog.channel(), backlog.pending()));
    text.gauge(
        "saldo_outbox_pending",
        "Messages that are due and not sent.",
        pending.entrySet().stream()
            .map(
                entry ->
                    new Sample(List.of("channel", entry.getKey()), entry.getValue().toString()))
            .toList());
  }

  private void addService(PrometheusMetricsText text) {
    WatchHealth health = host.health();
    text.counter("saldo_polls_total", "Polls recorded since the start.", one(counters.polls));
    text.counter(
        "saldo_poll_failures_total",
        "Polls that failed since the start.",
        counters.failures().entrySet().stream()
            .map(
                entry ->
                    new Sample(
                        List.of(
                            "reason",
                            entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                        entry.getValue().toString()))
            .toList());
    text.counter(
        "saldo_slots_missed_total", "Polls left out since the start.", one(counters.slotsMissed));
    text.counter(
        "saldo_deliveries_total",
        "Messages that receivers accepted since the start.",
        one(counters.delivered));
    text.counter(
        "saldo_delivery_failures_total",
        "Attempts to send a message that failed since the start.",
        one(counters.deliveriesFailed));
    text.gauge("saldo_accounts", "Accounts of the service.", one(health.accounts()));
    text.gauge("saldo_polls_running", "Polls in progress.", one(health.running()));
    text.gauge("saldo_up", "Whether the service works.", one(health.isWell() ? 1 : 0));
    text.gauge(
        "saldo_build_info",
        "Version of Saldo.",
        List.of(new Sample(List.of("version", host.version()), "1")));
  }

  private static List<Sample> one(Object value) {
    return List.of(new Sample(List.of(), Objects.toString(value)));
  }

  private static @Nullable String number(@Nullable BigDecimal value) {
    return value == null ? null : Amount.plain(value).toPlainString();
  }

  private static String seconds(Instant at) {
    return BigDecimal.valueOf(at.toEpochMilli()).divide(MILLIS).toPlainString();
  }
}
