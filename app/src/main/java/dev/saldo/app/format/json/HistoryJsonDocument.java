package dev.saldo.app.format.json;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollFailure;
import dev.saldo.history.SeriesKey;
import dev.saldo.report.HistoryReport;
import dev.saldo.report.Window;
import java.util.stream.Stream;

/** Writes the JSON document of samples and failures. */
final class HistoryJsonDocument {

  private HistoryJsonDocument() {}

  static void write(HistoryReport report, JsonMemberWriter json) {
    Window window = report.window();
    json.instant("from", window.from());
    json.instant("to", window.to());
    json.text("zone", window.zone().getId());
    try (Stream<BalanceSample> samples = report.samples().get()) {
      json.objects(
          "samples", samples.iterator(), sample -> sample(sample, report.isGlitch(sample), json));
    }
    try (Stream<PollFailure> failures = report.failures().get()) {
      json.objects("failures", failures.iterator(), failure -> failure(failure, json));
    }
  }

  private static void sample(BalanceSample sample, boolean glitch, JsonMemberWriter json) {
    SeriesKey series = sample.series();
    json.text("account", series.account());
    json.text("provider", series.provider());
    json.text("bucket", series.bucket());
    json.object(
        "unit",
        series,
        key -> {
          json.word("kind", key.unitKind());
          json.text("code", key.unitCode());
        });
    json.word("means", series.meaning());
    json.instant("observedAt", sample.observedAt());
    json.amount("amount", sample.amount().value());
    json.truth("unlimited", sample.amount().unlimited());
    json.text("raw", sample.amount().raw());
    json.truth("glitch", glitch);
    json.instant("vendorTime", sample.vendorTime());
  }

  private static void failure(PollFailure failure, JsonMemberWriter json) {
    json.text("account", failure.account());
    json.text("provider", failure.provider());
    json.instant("observedAt", failure.observedAt());
    json.number("durationMillis", failure.duration().toMillis());
    json.word("reason", failure.reason());
    json.truth("transient", failure.reason().isTransient());
    json.text("message", failure.message());
  }
}
