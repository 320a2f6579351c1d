package dev.saldo.alert;

import dev.saldo.alert.BalanceCheck.Outcome;
import dev.saldo.alert.BalanceCheck.Row;
import dev.saldo.report.Cell;
import dev.saldo.report.Cell.Severity;
import dev.saldo.report.RunwayDayRange;
import dev.saldo.report.Table;
import dev.saldo.report.TableColumns;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The table of a check. It has columns for a need only if one was stated. */
final class BalanceCheckTable {

  private static final TableColumns<BucketFacts> BUCKET =
      TableColumns.<BucketFacts>begin()
          .text("bucket", "bucket", bucket -> bucket.series().bucket())
          .cell("left", "left", BalanceCheckTable::left)
          .unit(
              bucket ->
                  Cell.Unit.of(
                      bucket.unit().kind(), bucket.unit().code(), bucket.series().meaning()))
          .time("observedAt", "read at", BucketFacts::observedAt)
          .detail();

  private static final TableColumns<Row> NEED =
      TableColumns.<Row>begin()
          .stated("need", "needed", row -> row.need() == null ? null : row.need().amount())
          .detail()
          .number("restDaysP10", "rest p10", row -> early(row))
          .number("restDays", "rest days", row -> middle(row))
          .detail();

  private BalanceCheckTable() {}

  static Table build(BalanceCheck check) {
    return TableColumns.<Row>begin()
        .text("account", "account", Row::account)
        .text("provider", "provider", Row::provider)
        .detail()
        .and(BUCKET.fromNullable(Row::bucket))
        .number("daysP10", "days p10", row -> days(row.runwayDays().p10()))
        .number("daysP50", "days", row -> days(row.runwayDays().p50()))
        .detail()
        .number("daysP90", "p90", row -> days(row.runwayDays().p90()))
        .detail()
        .andIf(check.rows().stream().anyMatch(row -> row.need() != null), NEED)
        .cell("state", "state", row -> Cell.Status.of(row.outcome(), severity(row.outcome())))
        .text("reason", "reason", Row::text)
        .table("Check", check.zone(), check.rows());
  }

  private static Cell left(BucketFacts bucket) {
    return bucket.facts().unlimited()
        ? new Cell.Unknown("unlimited")
        : Cell.figure(bucket.facts().left());
  }

  private static @Nullable BigDecimal early(Row row) {
    return days((row.need() == null ? RunwayDayRange.UNKNOWN : row.need().rest()).p10());
  }

  private static @Nullable BigDecimal middle(Row row) {
    return days((row.need() == null ? RunwayDayRange.UNKNOWN : row.need().rest()).p50());
  }

  private static @Nullable BigDecimal days(@Nullable BigDecimal days) {
    return days == null ? null : days.setScale(1, RoundingMode.HALF_EVEN);
  }

  private static Severity severity(Outcome outcome) {
    return switch (outcome) {
      case OK -> Severity.NORMAL;
      case UNKNOWN -> Severity.PENDING;
      case BREACH -> Severity.WARNING;
    };
  }
}
