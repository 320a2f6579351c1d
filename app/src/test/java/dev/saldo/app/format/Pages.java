package dev.saldo.app.format;

import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.report.Cell;
import dev.saldo.report.Chart.Bar;
import dev.saldo.report.Chart.Comparison;
import dev.saldo.report.Chart.Span;
import dev.saldo.report.Chart.Timeline;
import dev.saldo.report.Table;
import dev.saldo.report.Table.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports with every element of a page. */
final class Pages {

  private static final String HOSTILE =
      "</title></style><script>alert(1)</script>\" onload=\"x \u202e\u001b[31m & ' ";

  private Pages() {}

  static List<Report> all() {
    return List.of(status(), usage(), trend(), outlook(), hostile(), gap());
  }

  static Report status() {
    return Report.of(ReportJsonDocuments.status(Specimens.status()), Specimens.status()::table);
  }

  static Report usage() {
    return Report.of(
            ReportJsonDocuments.usage(Specimens.usageTotal()), Specimens.usageTotal()::table)
        .during(Specimens.window())
        .with(Specimens.usageTotal()::charts);
  }

  static Report trend() {
    return Report.of(ReportJsonDocuments.trend(Specimens.trend()), Specimens.trend()::table)
        .during(Specimens.window())
        .with(Specimens.trend()::charts);
  }

  static Report outlook() {
    return TableSpecimens.report(TableSpecimens.digits())
        .with(() -> List.of(Timelines.withOutlook()));
  }

  static Report hostile() {
    Table table =
        new Table(
            HOSTILE,
            ZoneOffset.UTC,
            List.of(Column.of("a", HOSTILE), Column.of("b", HOSTILE)),
            List.of(
                List.of(new Cell.Text(HOSTILE), new Cell.Unknown(HOSTILE)),
                List.of(new Cell.Text("x".repeat(300)), new Cell.Unknown("ж".repeat(300)))));
    Bar bar = new Bar(HOSTILE, new BigDecimal("9".repeat(26)), BigDecimal.ONE);
    return TableSpecimens.report(TableSpecimens.hostile(), table)
        .with(
            () ->
                List.of(
                    new Comparison(HOSTILE, HOSTILE, List.of(bar)),
                    new Timeline(
                        "w".repeat(200),
                        HOSTILE,
                        ZoneOffset.UTC,
                        List.of(span(0, "99999999999999999999999999", "-0.000000000012")))));
  }

  /** A timeline with a gap. */
  static Report gap() {
    List<Span> spans = new ArrayList<>();
    spans.add(span(0, "10", "8"));
    spans.add(span(1, "8", "7"));
    spans.add(span(2, null, null));
    spans.add(span(3, "20", "19"));
    spans.add(span(4, "19", "-3"));
    return TableSpecimens.report(TableSpecimens.digits())
        .with(() -> List.of(new Timeline("gap · main", "credit", ZoneOffset.UTC, spans)));
  }

  static Span span(int hour, @Nullable String opening, @Nullable String level) {
    Instant from = Instant.parse("2026-11-21T00:00:00Z").plusSeconds(hour * 3600L);
    @Nullable BigDecimal used =
        opening == null || level == null
            ? null
            : new BigDecimal(opening).subtract(new BigDecimal(level));
    return new Span(
        from,
        from.plusSeconds(3600),
        opening == null ? null : new BigDecimal(opening),
        level == null ? null : new BigDecimal(level),
        level == null ? null : new BigDecimal(level),
        opening == null ? null : new BigDecimal(opening),
        used);
  }
}
