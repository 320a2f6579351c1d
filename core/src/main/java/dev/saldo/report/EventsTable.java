package dev.saldo.report;

import dev.saldo.event.Ruling;
import dev.saldo.report.EventsReport.Row;

/** The table of an events report. */
final class EventsTable {

  private static final TableColumns<Ruling> RULING =
      TableColumns.<Ruling>begin()
          .word("confidence", "sure", Ruling::confidence)
          .text("classifiedBy", "by", ruling -> ruling.byPerson() ? "person" : "rule")
          .detail()
          .text("reason", "why", Ruling::reason)
          .text("note", "note", Ruling::note)
          .detail();

  private static final TableColumns<Row> COLUMNS =
      UsageColumns.SUBJECT
          .from((Row row) -> Subject.of(row.event().series()))
          .time("after", "after", row -> row.event().after())
          .detail()
          .time("observedAt", "seen at", row -> row.event().observedAt())
          .word("kind", "kind", row -> row.event().ruling().kind())
          .stated("amount", "change", row -> row.event().amount())
          .calculated("estimatedAmount", "about", Row::estimatedAmount)
          .detail()
          .stated("levelBefore", "before", row -> row.event().levelBefore())
          .detail()
          .stated("levelAfter", "balance", row -> row.event().levelAfter())
          .and(RULING.from(row -> row.event().ruling()));

  private EventsTable() {}

  static Table build(EventsReport report) {
    return COLUMNS.table("Events", report.window().zone(), report.rows());
  }
}
