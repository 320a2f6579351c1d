package dev.saldo.app.format.json;

import dev.saldo.event.BalanceEvent;
import dev.saldo.history.Series;
import dev.saldo.report.EventsReport;

/** Writes the JSON document of events. */
final class EventsJsonDocument {

  private EventsJsonDocument() {}

  static void write(EventsReport report, JsonMemberWriter json) {
    json.instant("from", report.window().from());
    json.instant("to", report.window().to());
    json.text("zone", report.window().zone().getId());
    json.objects("rows", report.rows().iterator(), row -> row(row, json));
  }

  private static void row(EventsReport.Row row, JsonMemberWriter json) {
    BalanceEvent event = row.event();
    Series series = event.series();
    json.text("account", series.key().account());
    json.text("provider", series.key().provider());
    json.text("bucket", series.key().bucket());
    json.unit(series.unit());
    json.text("label", series.label());
    json.word("means", series.key().meaning());
    json.truth("derived", series.derived());
    json.terms(series.terms());
    json.word("kind", event.ruling().kind());
    json.word("confidence", event.ruling().confidence());
    json.text("reason", event.ruling().reason());
    json.instant("after", event.after());
    json.instant("observedAt", event.observedAt());
    json.amount("amount", event.amount());
    json.amount("estimatedAmount", row.estimatedAmount());
    json.level("levelBefore", series.key().meaning(), event.levelBefore());
    json.level("levelAfter", series.key().meaning(), event.levelAfter());
    json.text("classifiedBy", by(event.ruling().byPerson()));
    json.text("note", event.ruling().note().isEmpty() ? null : event.ruling().note());
  }

  /** Returns the origin of a classification. */
  static String by(boolean person) {
    return person ? "person" : "rule";
  }
}
