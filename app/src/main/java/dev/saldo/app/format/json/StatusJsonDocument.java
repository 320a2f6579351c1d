package dev.saldo.app.format.json;

import dev.saldo.report.ReportSubject;
import dev.saldo.report.RunwayDayRange;
import dev.saldo.report.StatusReport;
import dev.saldo.report.StatusReport.Latest;
import dev.saldo.spi.Balance.Meaning;
import java.util.List;

/** Writes the JSON document of the current balances. */
final class StatusJsonDocument {

  private StatusJsonDocument() {}

  static void write(StatusReport report, JsonMemberWriter json) {
    json.instant("asOf", report.asOf());
    json.text("zone", report.zone().getId());
    json.objects("rows", report.rows().iterator(), row -> row(row, json));
  }

  private static void row(StatusReport.Row row, JsonMemberWriter json) {
    Latest latest = row.latest().orElse(null);
    ReportSubject subject = latest == null ? null : latest.subject();
    Meaning meaning = subject == null ? Meaning.REMAINING : subject.meaning();
    RunwayDayRange days = latest == null ? RunwayDayRange.UNKNOWN : latest.runwayDays();
    json.text("account", row.account());
    json.text("provider", row.provider());
    json.text("bucket", subject == null ? null : subject.bucket());
    json.unit(subject == null ? null : subject.unit());
    json.text("label", subject == null ? null : subject.label());
    json.word("means", subject == null ? null : subject.meaning());
    json.truth("derived", subject == null ? null : subject.derived());
    json.terms(subject == null ? null : subject.terms());
    json.level("amount", meaning, latest == null ? null : latest.amount().value());
    json.truth("unlimited", latest != null && latest.amount().unlimited());
    json.instant("observedAt", latest == null ? null : latest.observedAt());
    json.number("ageSeconds", latest == null ? null : latest.age().toSeconds());
    json.truth("stale", latest != null && latest.stale());
    json.amount("usedPerDay", latest == null ? null : latest.usedPerDay());
    json.amount("runwayDays", days.p50());
    json.amount("runwayDaysEarly", days.p10());
    json.amount("runwayDaysLate", days.p90());
    json.word("state", row.state());
    json.word("reading", row.reading());
    json.text("failure", row.failure());
    json.levels("recent", meaning, latest == null ? List.of() : latest.recent());
    json.texts("notes", latest == null ? List.of() : latest.notes());
    json.truth("unconfirmed", latest != null && latest.unconfirmed());
    json.level("amountBefore", meaning, latest == null ? null : latest.amountBefore());
    json.instant("vendorTime", latest == null ? null : latest.vendorTime());
  }
}
