package dev.saldo.report;

import dev.saldo.usage.Step;
import dev.saldo.usage.Usage;

/** The columns shared by the usage and trend reports. */
final class UsageReportColumns {

  static final TableColumns<ReportSubject> SUBJECT =
      TableColumns.<ReportSubject>begin()
          .text("account", "account", ReportSubject::account)
          .text("provider", "provider", ReportSubject::provider)
          .detail()
          .text("bucket", "bucket", ReportSubject::bucket)
          .word("unitKind", "kind", subject -> subject.unit().kind())
          .detail()
          .text("unitCode", "unit", subject -> subject.unit().code());

  static final TableColumns<Usage> QUALITY =
      TableColumns.<Usage>begin()
          .count("samples", "samples", Usage::samples)
          .detail()
          .share("coverage", "covered", Usage::coverage)
          .flag("usedAtLeast", "used at least", Usage::usedAtLeast)
          .detail();

  private UsageReportColumns() {}

  /**
   * Returns the columns from the start of a step to its usage.
   *
   * @param crowded whether to hide columns to make room for more important ones
   */
  static TableColumns<Usage> used(Step step, boolean crowded) {
    return TableColumns.<Usage>begin()
        .time("from", "from", Usage::from)
        .detailIf(step == Step.TOTAL)
        .time("to", "to", Usage::to)
        .detail()
        .calculated("opening", "opening", Usage::opening)
        .detailIf(crowded)
        .calculated("used", "used", Usage::used);
  }

  /**
   * Returns the columns after the usage. Refunds, resets and corrections are shown only if there
   * are any.
   *
   * @param crowded whether to hide columns to make room for more important ones
   */
  static TableColumns<Usage> others(Step step, boolean crowded) {
    return TableColumns.<Usage>begin()
        .calculated("toppedUp", "top-ups", Usage::toppedUp)
        .calculated("corrected", "other", Usage::corrected)
        .detailIf(crowded)
        .detailIfZero()
        .calculated("closing", "closing", Usage::closing)
        .detailIf(crowded)
        .rate("usedPerDay", "used/day", Usage::usedPerDay)
        .detailIf(crowded || step != Step.TOTAL)
        .calculated("added", "added", Usage::added)
        .detail();
  }
}
