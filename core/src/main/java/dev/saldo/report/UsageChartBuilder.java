package dev.saldo.report;

import dev.saldo.report.Chart.Bar;
import dev.saldo.report.Chart.Comparison;
import dev.saldo.report.Chart.Outlook;
import dev.saldo.report.Chart.Span;
import dev.saldo.report.Chart.Timeline;
import dev.saldo.usage.Step;
import dev.saldo.usage.TrendStep;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The construction of the charts of usage and trend reports. Series without known levels have none.
 */
final class UsageChartBuilder {

  private UsageChartBuilder() {}

  /** Returns a timeline per series, or a comparison per unit if there is only one step. */
  static List<Chart> build(UsageReport report) {
    if (report.step() == Step.TOTAL) {
      return comparisons(report);
    }
    Map<ReportSubject, List<Span>> courses = new LinkedHashMap<>();
    for (UsageReport.Row row : report.rows()) {
      courses
          .computeIfAbsent(row.subject(), subject -> new ArrayList<>())
          .add(span(row.usage(), null, null));
    }
    return courses.entrySet().stream()
        .flatMap(
            course ->
                timeline(course.getKey(), report.window().zone(), course.getValue(), null).stream())
        .toList();
  }

  static List<Chart> build(TrendReport report) {
    return report.courses().stream()
        .flatMap(
            course ->
                timeline(
                    course.subject(),
                    report.window().zone(),
                    spans(course.steps()),
                    course.outlook())
                    .stream())
        .toList();
  }

  private static Optional<Chart> timeline(
      ReportSubject subject, ZoneId zone, List<Span> spans, @Nullable Outlook outlook) {
    return spans.stream().allMatch(span -> span.level() == null)
        ? Optional.empty()
        : Optional.of(
            new Timeline(name(subject), subject.unitCell().words(), zone, spans, outlook));
  }

  private static List<Chart> comparisons(UsageReport report) {
    Map<String, List<Bar>> units = new LinkedHashMap<>();
    for (UsageReport.Row row : report.rows()) {
      BigDecimal used = row.usage().used();
      BigDecimal added = row.usage().added();
      if (used != null && added != null) {
        units
            .computeIfAbsent(row.subject().unit().code(), unit -> new ArrayList<>())
            .add(new Bar(name(row.subject()), used, added.max(BigDecimal.ZERO)));
      }
    }
    return units.entrySet().stream()
        .<Chart>map(unit -> new Comparison("Used and added", unit.getKey(), unit.getValue()))
        .toList();
  }

  private static List<Span> spans(List<TrendStep> steps) {
    return steps.stream().map(step -> span(step.usage(), step.low(), step.high())).toList();
  }

  private static Span span(Usage usage, @Nullable BigDecimal low, @Nullable BigDecimal high) {
    return new Span(
        usage.from(), usage.to(), usage.opening(), usage.closing(), low, high, usage.used());
  }

  private static String name(ReportSubject subject) {
    return subject.account() + " · " + subject.bucket();
  }
}
