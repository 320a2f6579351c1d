package dev.saldo.app.format.json;

import dev.saldo.app.diagnosis.DiagnosisReport;

/** Writes the JSON document of the checks of an installation. */
final class DoctorJsonDocument {

  private DoctorJsonDocument() {}

  static void write(DiagnosisReport report, JsonMemberWriter json) {
    json.instant("asOf", report.asOf());
    json.text("version", report.version());
    json.word("outcome", report.outcome());
    json.objects(
        "checks",
        report.findings().iterator(),
        finding -> {
          json.text("check", finding.check());
          json.word("outcome", finding.outcome());
          json.text("message", finding.message());
          json.text("fix", finding.fix().isEmpty() ? null : finding.fix());
        });
  }
}
