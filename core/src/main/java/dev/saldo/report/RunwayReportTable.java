package dev.saldo.report;

import dev.saldo.account.ConstantName;
import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.report.Cell.Precision;
import dev.saldo.report.RunwayReport.Row;
import dev.saldo.report.RunwayTrackRecord.MethodComparison;
import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of a runway report. It has columns for a threshold, an explanation and track records
 * only if they were requested.
 */
final class RunwayReportTable {

  private static final Cell FAR = new Cell.Unknown(">400");

  private static final TableColumns<Runway> RUNWAY =
      TableColumns.<Runway>begin()
          .rate("usedPerDay", "next day", RunwayReportTable::usedPerDay)
          .spare()
          .cell("daysP10", "p10", runway -> days(runway, RunwayDayRange::p10))
          .cell("daysP50", "days", runway -> days(runway, RunwayDayRange::p50))
          .cell("daysP90", "p90", runway -> days(runway, RunwayDayRange::p90))
          .spare()
          .cell("p10", "empty from", runway -> time(runway, Band::p10))
          .detail()
          .cell("p50", "empty at", runway -> time(runway, Band::p50))
          .detail()
          .cell("p90", "empty by", runway -> time(runway, Band::p90))
          .detail()
          .word("status", "state", Runway::state)
          .text("reason", "reason", Runway::reason)
          .detail();

  private static final TableColumns<RunwayTrackRecord> TRACK_RECORD =
      TableColumns.<RunwayTrackRecord>begin()
          .count("answers", "answers judged", RunwayTrackRecord::answers)
          .detail()
          .share("medianMiss", "median error", RunwayTrackRecord::medianMiss)
          .share("insideBand", "in band", RunwayTrackRecord::insideBand);

  private static final TableColumns<MethodComparison> COMPARISON =
      TableColumns.<MethodComparison>begin()
          .text("otherMethod", "other method", comparison -> name(comparison.other()))
          .detail()
          .share("otherMedianMiss", "its median error", MethodComparison::medianMiss)
          .detail()
          .text("betterMethod", "better method", RunwayReportTable::better)
          .spare();

  private RunwayReportTable() {}

  static Table build(RunwayReport report) {
    boolean hasThreshold = report.threshold().signum() != 0;
    boolean hasTrackRecords = report.rows().stream().anyMatch(row -> row.trackRecord() != null);
    boolean hasComparisons = report.rows().stream().anyMatch(row -> comparison(row) != null);
    return UsageReportColumns.SUBJECT
        .from(Row::subject)
        .cell("balance", "balance", RunwayReportTable::balance)
        .andIf(hasThreshold, threshold(report.threshold()))
        .andIf(report.until() != null, lasts(report))
        .and(RUNWAY.from(Row::runway))
        .andIf(
            report.rows().stream().anyMatch(row -> !row.explanation().isEmpty()),
            TableColumns.<Row>begin()
                .text("explanation", "because", row -> String.join("; ", row.explanation())))
        .andIf(hasTrackRecords, TRACK_RECORD.fromNullable(Row::trackRecord))
        .andIf(hasComparisons, COMPARISON.fromNullable(RunwayReportTable::comparison))
        .andIf(
            report.rows().stream().anyMatch(row -> row.subject().hasTerms()),
            TermsColumns.COLUMNS.from(Row::subject))
        .and(unconfirmed(report.rows().stream().noneMatch(Row::unconfirmed)))
        .table("Runway", report.zone(), report.rows());
  }

  private static TableColumns<Row> threshold(BigDecimal threshold) {
    return TableColumns.<Row>begin()
        .stated("threshold", "down to", row -> row.subject().derived() ? null : threshold);
  }

  private static TableColumns<Row> lasts(RunwayReport report) {
    return TableColumns.<Row>begin().cell("lasts", "lasts", row -> chance(report.lasts(row)));
  }

  private static Cell chance(@Nullable BigDecimal chance) {
    return chance == null ? new Cell.Unknown("") : new Cell.Share(chance);
  }

  private static TableColumns<Row> unconfirmed(boolean none) {
    return TableColumns.<Row>begin()
        .stated("amountBefore", "unconfirmed, was", Row::amountBefore)
        .detailIf(none);
  }

  private static @Nullable MethodComparison comparison(Row row) {
    return row.trackRecord() == null ? null : row.trackRecord().comparison();
  }

  private static String better(MethodComparison comparison) {
    return comparison.better() == null ? "equal" : name(comparison.better());
  }

  private static String name(RunwayPredictionMethod method) {
    return ConstantName.kebab(method);
  }

  private static Cell balance(Row row) {
    return row.runway().state() == Runway.State.UNLIMITED
        ? new Cell.Unknown("unlimited")
        : Cell.figure(row.balance());
  }

  private static @Nullable BigDecimal usedPerDay(Runway runway) {
    return runway.rates() == null ? null : runway.rates().now();
  }

  private static Cell days(Runway runway, Function<RunwayDayRange, @Nullable BigDecimal> edge) {
    BigDecimal days = edge.apply(RunwayDayRange.of(runway));
    return days == null
        ? far(runway)
        : new Cell.Figure(days.setScale(1, RoundingMode.HALF_EVEN), Precision.OTHER);
  }

  private static Cell time(Runway runway, Function<Band, @Nullable Instant> edge) {
    Band band = runway.emptyAt();
    Instant at = band == null ? null : edge.apply(band);
    return at == null ? far(runway) : new Cell.Time(at);
  }

  private static Cell far(Runway runway) {
    return runway.emptyAt() == null ? new Cell.Unknown("") : FAR;
  }
}
