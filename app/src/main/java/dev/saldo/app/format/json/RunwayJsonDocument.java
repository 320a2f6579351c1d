package dev.saldo.app.format.json;

import dev.saldo.account.ConstantName;
import dev.saldo.report.ReportSubject;
import dev.saldo.report.RunwayDayRange;
import dev.saldo.report.RunwayReport;
import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Rates;
import java.math.BigDecimal;

/** Writes the JSON document of runways. */
final class RunwayJsonDocument {

  private RunwayJsonDocument() {}

  static void write(RunwayReport report, JsonMemberWriter json) {
    json.instant("asOf", report.asOf());
    json.text("zone", report.zone().getId());
    json.instant("until", report.until());
    json.objects(
        "rows",
        report.rows().iterator(),
        row -> {
          row(row, report.threshold(), json);
          json.number("lasts", report.lasts(row));
        });
  }

  private static void row(RunwayReport.Row row, BigDecimal threshold, JsonMemberWriter json) {
    ReportSubject subject = row.subject();
    Runway runway = row.runway();
    Rates rates = runway.rates();
    json.text("account", subject.account());
    json.text("provider", subject.provider());
    json.text("bucket", subject.bucket());
    json.unit(subject.unit());
    json.text("label", subject.label());
    json.word("means", subject.meaning());
    json.truth("derived", subject.derived());
    json.terms(subject.terms());
    json.texts("notes", subject.notes());
    json.instant("asOf", runway.asOf());
    json.level("balance", subject.meaning(), row.balance());
    json.truth("unconfirmed", row.unconfirmed());
    json.level("amountBefore", subject.meaning(), row.amountBefore());
    json.amount("threshold", subject.derived() ? null : threshold);
    json.amount("usedPerDay", rates == null ? null : rates.now());
    json.amount("usedPerDay7", rates == null ? null : rates.week());
    json.amount("usedPerDay28", rates == null ? null : rates.month());
    json.word("status", runway.state());
    json.text("reason", runway.reason());
    json.truth("beyondAYear", runway.emptyAt() != null && runway.emptyAt().p50() == null);
    json.object(
        "emptyAt",
        runway,
        r -> {
          json.instant("p10", r.emptyAt() == null ? null : r.emptyAt().p10());
          json.instant("p50", r.emptyAt() == null ? null : r.emptyAt().p50());
          json.instant("p90", r.emptyAt() == null ? null : r.emptyAt().p90());
        });
    json.object(
        "runwayDays",
        RunwayDayRange.of(runway),
        days -> {
          json.amount("p10", days.p10());
          json.amount("p50", days.p50());
          json.amount("p90", days.p90());
        });
    json.text("method", runway.method());
    json.texts("explanation", row.explanation());
    json.object(
        "inputs",
        runway.inputs(),
        inputs -> {
          json.instant("since", inputs.since());
          json.instant("last", inputs.last());
          json.number("hoursSeen", inputs.hoursSeen());
          json.number("falls", inputs.falls());
          json.number("rises", inputs.rises());
        });
    json.object(
        "trackRecord",
        row.trackRecord(),
        record -> {
          json.number("answers", (long) record.answers());
          json.number("medianMiss", record.medianMiss());
          json.number("insideBand", record.insideBand());
          json.object(
              "comparison",
              record.comparison(),
              comparison -> {
                json.text("other", ConstantName.kebab(comparison.other()));
                json.number("answers", (long) comparison.answers());
                json.number("medianMiss", comparison.medianMiss());
                json.number("insideBand", comparison.insideBand());
                json.text(
                    "better",
                    comparison.better() == null ? null : ConstantName.kebab(comparison.better()));
              });
        });
  }
}
