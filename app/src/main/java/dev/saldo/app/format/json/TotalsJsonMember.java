package dev.saldo.app.format.json;

import dev.saldo.report.ReportSubject;
import dev.saldo.report.UnitTotals;
import dev.saldo.report.UnitTotals.Figure;
import java.util.List;

/** Writes the totals per unit in the JSON documents of reports. */
final class TotalsJsonMember {

  private TotalsJsonMember() {}

  static void write(UnitTotals totals, JsonMemberWriter json) {
    List<Figure> figures = totals.figures();
    json.objects(
        "totals",
        totals.rows().iterator(),
        row -> {
          ReportSubject subject = row.subject();
          json.unit(subject.unit());
          json.word("means", subject.meaning());
          json.number("buckets", (long) row.buckets());
          for (int i = 0; i < figures.size(); i++) {
            if (figures.get(i) == Figure.AMOUNT) {
              json.level(figures.get(i).key(), subject.meaning(), row.sums().get(i));
            } else {
              json.amount(figures.get(i).key(), row.sums().get(i));
            }
          }
        });
  }
}
