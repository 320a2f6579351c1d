package dev.saldo.app.format.json;

import dev.saldo.report.ReportSubject;
import dev.saldo.report.TrendReport;
import dev.saldo.report.TrendReport.Course;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import dev.saldo.report.YearlyUsageReport;
import dev.saldo.runway.UsageEstimate;
import dev.saldo.usage.Step;
import dev.saldo.usage.TrendStep;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes the JSON documents of usage and of trend, which is usage with extremes. */
final class UsageJsonDocument {

  private final JsonMemberWriter json;

  private UsageJsonDocument(JsonMemberWriter json) {
    this.json = json;
  }

  static void write(UsageReport report, JsonMemberWriter json) {
    UsageJsonDocument document = new UsageJsonDocument(json);
    document.head(report.window(), report.step());
    json.objects("rows", report.rows().iterator(), row -> document.row(row, report.estimated()));
  }

  static void write(YearlyUsageReport report, JsonMemberWriter json) {
    UsageJsonDocument document = new UsageJsonDocument(json);
    document.head(report.report().window(), report.report().step());
    json.objects(
        "rows",
        report.rows().iterator(),
        row -> {
          document.row(row.current(), report.report().estimated());
          json.instant("yearBeforeFrom", row.from());
          json.instant("yearBeforeTo", row.to());
          json.amount("usedYearBefore", row.usedBefore());
          json.amount("change", row.change());
          json.number("changePercent", row.changePercent());
          json.word("compared", row.basis());
        });
  }

  static void write(TrendReport report, JsonMemberWriter json) {
    record Row(Course course, TrendStep step) {}
    UsageJsonDocument document = new UsageJsonDocument(json);
    document.head(report.window(), report.step());
    json.objects(
        "rows",
        report.courses().stream()
            .flatMap(course -> course.steps().stream().map(s -> new Row(course, s)))
            .iterator(),
        row -> {
          ReportSubject subject = row.course().subject();
          document.movement(subject, row.step().usage());
          TrendStep step = row.step().asStated(subject.meaning()); // back to levels
          json.amount("low", step.low());
          json.amount("high", step.high());
          document.quality(row.step().usage());
          BigDecimal before = row.course().amountBefore(row.step());
          json.truth("unconfirmed", before != null);
          json.level("amountBefore", subject.meaning(), before);
        });
  }

  private void head(Window window, Step step) {
    json.instant("from", window.from());
    json.instant("to", window.to());
    json.text("zone", window.zone().getId());
    json.word("by", step);
  }

  private void movement(ReportSubject subject, Usage usage) {
    json.text("account", subject.account());
    json.text("provider", subject.provider());
    json.text("bucket", subject.bucket());
    json.unit(subject.unit());
    json.text("label", subject.label());
    json.word("means", subject.meaning());
    json.truth("derived", subject.derived());
    json.terms(subject.terms());
    json.instant("from", usage.from());
    json.instant("to", usage.to());
    json.level("opening", subject.meaning(), usage.opening());
    json.level("closing", subject.meaning(), usage.closing());
    json.amount("used", usage.used());
    json.amount("added", usage.added());
    json.amount("toppedUp", usage.toppedUp());
    json.amount("corrected", usage.corrected());
    json.amount("usedPerDay", usage.usedPerDay());
  }

  private void row(UsageReport.Row row, boolean estimated) {
    movement(row.subject(), row.usage());
    if (estimated) {
      estimate(row.estimate());
    }
    quality(row.usage());
    json.truth("unconfirmed", row.unconfirmed());
    json.level("amountBefore", row.subject().meaning(), row.amountBefore());
  }

  private void estimate(@Nullable UsageEstimate estimate) {
    json.amount("estimatedUsed", estimate == null ? null : estimate.used());
    json.amount("hidden", estimate == null ? null : estimate.hidden());
    json.amount("inGaps", estimate == null ? null : estimate.inGaps());
  }

  private void quality(Usage usage) {
    json.number("samples", usage.samples());
    json.number("coverage", usage.coverage());
    json.truth("usedAtLeast", usage.usedAtLeast());
  }
}
