package dev.saldo.app.format.json;

import dev.saldo.report.AccountsReport;

/** Writes the JSON document of the accounts. */
final class AccountsJsonDocument {

  private AccountsJsonDocument() {}

  static void write(AccountsReport report, JsonMemberWriter json) {
    json.text("zone", report.zone().getId());
    json.objects("rows", report.rows().iterator(), row -> row(row, json));
  }

  private static void row(AccountsReport.Row row, JsonMemberWriter json) {
    json.text("account", row.account());
    json.text("provider", row.provider());
    json.word("use", row.use());
    json.number("buckets", (long) row.buckets());
    json.number("samples", row.samples());
    json.instant("firstObservedAt", row.firstObservedAt());
    json.instant("lastObservedAt", row.lastObservedAt());
    json.instant("retiredAt", row.retiredAt());
  }
}
