package dev.saldo.report;

import dev.saldo.spi.Amount;
import dev.saldo.usage.Step;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

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
          .unit(ReportSubject::unitCell)
          .word("means", "means", ReportSubject::meaning)
          .file();

  private static final Duration TWO_DAYS = Duration.ofDays(2);

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
        .spare()
        .detailIf(crowded)
        .calculated("used", "used", Usage::used);
  }

  /**
   * Returns the columns after the usage. Refunds, resets and corrections are shown only if there
   * are any.
   *
   * @param window the window, whose length the heading of the rate names
   * @param crowded whether to hide columns to make room for more important ones
   */
  static TableColumns<Usage> others(Window window, Step step, boolean crowded) {
    return TableColumns.<Usage>begin()
        .calculated("toppedUp", "top-ups", Usage::toppedUp)
        .calculated("corrected", "other", Usage::corrected)
        .detailIf(crowded)
        .detailIfZero()
        .calculated("closing", "closing", Usage::closing)
        .detailIf(crowded)
        .rate("usedPerDay", "used/day" + length(window, step), Usage::usedPerDay)
        .detailIf(crowded || step != Step.TOTAL)
        .calculated("added", "added", Usage::added)
        .detail();
  }

  /** Returns the columns about the samples; the rate of a total is more important. */
  static TableColumns<Usage> quality(Step step) {
    return TableColumns.<Usage>begin()
        .count("samples", "samples", Usage::samples)
        .detail()
        .share("coverage", "covered", Usage::coverage)
        .spare()
        .detailIf(step == Step.TOTAL)
        .flag("usedAtLeast", "used at least", Usage::usedAtLeast)
        .detail();
  }

  /** Returns the length of the time over which a rate is the mean, such as {@code 30d}. */
  private static String length(Window window, Step step) {
    if (step != Step.TOTAL) {
      return "";
    }
    Duration length = Duration.between(window.from(), window.to());
    boolean inDays = length.compareTo(TWO_DAYS) >= 0;
    BigDecimal unit = BigDecimal.valueOf(inDays ? 24 * 60 : 60);
    BigDecimal count =
        BigDecimal.valueOf(length.toMinutes()).divide(unit, 0, RoundingMode.HALF_EVEN);
    return " " + Amount.plain(count).toPlainString() + (inDays ? "d" : "h");
  }
}
