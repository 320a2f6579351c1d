package dev.saldo.web;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.span;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import dev.saldo.report.BucketState;
import dev.saldo.report.Cell;
import dev.saldo.report.ReportSubject;
import dev.saldo.report.RunwayDayRange;
import dev.saldo.report.StatusReport;
import dev.saldo.spi.Balance;
import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Writes a bucket as a row of the page of current balances. Immutable. */
final class OverviewRowWriter {

  private final Instant now;
  private final ZoneId zone;
  private final boolean links;

  /**
   * Creates a writer.
   *
   * @param now the instant at which ages are measured, UTC
   * @param links whether names link to the pages of accounts
   */
  OverviewRowWriter(Instant now, ZoneId zone, boolean links) {
    this.now = now;
    this.zone = zone;
    this.links = links;
  }

  /** Returns whether names link to the pages of accounts. */
  boolean hasLinks() {
    return links;
  }

  /** Returns the row. */
  DomContent row(BucketOverviewRow row) {
    StatusReport.Row status = row.status();
    StatusReport.@Nullable Latest latest = row.latest().orElse(null);
    return tr(
            th(name(row), detail(about(row))).attr("scope", "row"),
            td(
                state(status),
                iff(status.failure() != null, detail(failure(status))),
                latest == null
                    ? null
                    : span(PageTextForm.age(latest.observedAt(), now)).withClass("d p")),
            td(each(balance(latest))).withClass("n"),
            td(each(days(latest))).withClass("n"),
            td(each(used(row, latest))).withClass("n m"),
            td(OverviewSparkLine.draw(row.course())).withClass("m"),
            td(each(times(row, latest))).withClass("w"))
        .withId(row.id())
        .withClass(PageTextForm.words(status.state()).replace(' ', '-'));
  }

  private DomContent name(BucketOverviewRow row) {
    String account = row.status().account();
    return links
        ? a(PageTextForm.name(account)).withHref("/a/" + PageTextForm.segment(account))
        : PageTextForm.name(account);
  }

  private static DomContent detail(DomContent content) {
    return span(content).withClass("d");
  }

  private static DomContent about(BucketOverviewRow row) {
    String provider = row.status().provider();
    return row.latest()
        .map(StatusReport.Latest::subject)
        .filter(subject -> !subject.bucket().equals(Balance.MAIN))
        .map(subject -> each(PageTextForm.name(label(subject)), text(" \u00b7 " + provider)))
        .orElseGet(() -> text(provider));
  }

  private static String label(ReportSubject subject) {
    return subject.label().isBlank() ? subject.bucket() : subject.label();
  }

  private static DomContent state(StatusReport.Row status) {
    boolean readingToo =
        status.state() == BucketState.LOW && status.reading() != StatusReport.ReadingState.OK;
    return span(PageTextForm.words(status.state())
            + (readingToo ? ", " + PageTextForm.words(status.reading()) : ""))
        .withClass("s");
  }

  private static DomContent failure(StatusReport.Row status) {
    String failure = status.failure() == null ? "" : status.failure();
    return PageTextForm.name(failure);
  }

  private static DomContent balance(StatusReport.@Nullable Latest latest) {
    if (latest == null) {
      return unknown("not read");
    }
    Cell.Unit unit =
        Cell.Unit.of(
            latest.subject().unit().kind(),
            latest.subject().unit().code(),
            latest.subject().meaning());
    BigDecimal value = latest.amount().value();
    String none = latest.amount().unlimited() ? "unlimited" : "not stated";
    DomContent shown = value == null ? unknown(none) : PageTextForm.figure(value, unit.decimals());
    String doubt = latest.unconfirmed() ? ", unconfirmed" : "";
    return each(shown, detail(PageTextForm.name(unit.words() + doubt)));
  }

  private static DomContent days(StatusReport.@Nullable Latest latest) {
    RunwayDayRange days = latest == null ? RunwayDayRange.UNKNOWN : latest.runwayDays();
    if (days.p10() == null) {
      return unknown("\u2013");
    }
    if (days.p50() == null) {
      return each(text("over 400"), detail(text("from " + rounded(days.p10()))));
    }
    String late = days.p90() == null ? "over 400" : rounded(days.p90());
    return each(
        PageTextForm.figure(new BigDecimal(rounded(days.p50())), 0),
        detail(text(rounded(days.p10()) + "\u2013" + late)));
  }

  private static String rounded(BigDecimal days) {
    return days.setScale(days.compareTo(BigDecimal.TEN) < 0 ? 1 : 0, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  private static DomContent used(BucketOverviewRow row, StatusReport.@Nullable Latest latest) {
    if (latest == null || row.usedToday() == null) {
      return unknown("\u2013");
    }
    int decimals =
        Cell.Unit.of(
                latest.subject().unit().kind(),
                latest.subject().unit().code(),
                latest.subject().meaning())
            .decimals();
    return each(
        PageTextForm.figure(round(row.usedToday(), decimals), decimals),
        iff(
            row.usedUsually() != null,
            detail(
                text(
                    "usually "
                        + (row.usedUsually() == null
                            ? ""
                            : PageTextForm.digits(
                                round(row.usedUsually(), decimals), decimals))))));
  }

  private static BigDecimal round(BigDecimal value, int decimals) {
    return value.setScale(Math.min(value.scale(), decimals), RoundingMode.HALF_EVEN);
  }

  private DomContent times(BucketOverviewRow row, StatusReport.@Nullable Latest latest) {
    Instant next = row.nextPoll();
    return each(
        latest == null ? text("never") : PageTextForm.age(latest.observedAt(), now),
        iff(
            next != null,
            detail(text("next " + (next == null ? "" : PageTextForm.clock(next, now, zone))))));
  }

  private static DomContent unknown(String words) {
    return span(words).withClass("q");
  }
}
