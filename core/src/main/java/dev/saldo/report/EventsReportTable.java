package dev.saldo.report;

import dev.saldo.event.EventAssessment;
import dev.saldo.report.EventsReport.Row;

/** The table of an events report. */
final class EventsReportTable {

  private static final TableColumns<EventAssessment> ASSESSMENT =
      TableColumns.<EventAssessment>begin()
          .word("confidence", "confidence", EventAssessment::confidence)
          .text("classifiedBy", "by", ruling -> ruling.byPerson() ? "person" : "rule")
          .detail()
          .text("reason", "reason", EventAssessment::reason)
          .text("note", "note", EventAssessment::note)
          .detail();

  private static final TableColumns<Row> COLUMNS =
      UsageReportColumns.SUBJECT
          .from((Row row) -> ReportSubject.of(row.event().series()))
          .time("after", "after", row -> row.event().after())
          .detail()
          .time("observedAt", "seen at", row -> row.event().observedAt())
          .word("kind", "kind", row -> row.event().ruling().kind())
          .stated("amount", "added", row -> row.event().amount())
          .calculated("estimatedAmount", "about", Row::estimatedAmount)
          .detail()
          .stated("levelBefore", "before", row -> row.event().levelBefore())
          .detail()
          .stated("levelAfter", "balance", row -> row.event().levelAfter())
          .and(ASSESSMENT.from(row -> row.event().ruling()));

  private EventsReportTable() {}

  static Table build(EventsReport report) {
    return COLUMNS.table("Events", report.window().zone(), report.rows());
  }
}
