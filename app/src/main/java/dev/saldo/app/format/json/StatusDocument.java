package dev.saldo.app.format.json;

import dev.saldo.report.StatusReport;
import dev.saldo.report.Subject;

/** The document of a status report. */
final class StatusDocument {

  private StatusDocument() {}

  static void write(StatusReport report, Json json) {
    json.instant("asOf", report.asOf());
    json.text("zone", report.zone().getId());
    json.objects("rows", report.rows().iterator(), row -> row(row, json));
  }

  private static void row(StatusReport.Row row, Json json) {
    Subject subject = row.subject();
    json.text("account", row.account());
    json.text("provider", row.provider());
    json.text("bucket", subject == null ? null : subject.bucket());
    json.unit(subject == null ? null : subject.unit());
    json.text("label", subject == null ? null : subject.label());
    json.word("means", subject == null ? null : subject.means());
    json.truth("derived", subject == null ? null : subject.derived());
    json.amount("amount", row.amount());
    json.truth("unlimited", row.unlimited());
    json.instant("observedAt", row.observedAt());
    json.number("ageSeconds", row.ageSeconds());
    json.truth("stale", row.stale());
    json.amount("usedPerDay", row.usedPerDay());
    json.amount("runwayDays", row.runwayDays().p50());
    json.amount("runwayDaysEarly", row.runwayDays().p10());
    json.amount("runwayDaysLate", row.runwayDays().p90());
    json.word("state", row.state());
    json.text("failure", row.failure());
    json.amounts("recent", row.recent());
    json.texts("notes", row.notes());
  }
}
