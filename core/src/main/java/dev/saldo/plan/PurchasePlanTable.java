package dev.saldo.plan;

import dev.saldo.plan.PurchasePlan.Purchase;
import dev.saldo.plan.PurchasePlan.Row;
import dev.saldo.plan.PurchasePlan.Status;
import dev.saldo.report.Cell;
import dev.saldo.report.Cell.Severity;
import dev.saldo.report.Table;
import dev.saldo.report.TableColumns;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** The table of a plan. */
final class PurchasePlanTable {

  private static final TableColumns<Purchase> PURCHASE =
      TableColumns.<Purchase>begin()
          .calculated("demand", "demand", Purchase::demand)
          .calculated("missing", "missing", Purchase::missing)
          .detail()
          .calculated("buy", "buy", Purchase::amount)
          .text("packages", "packages", PurchasePlanTable::packages)
          .text("orderBy", "order by", purchase -> text(purchase))
          .time("runsOutAt", "runs out from", Purchase::runsOutAt)
          .detail()
          .count("leadDays", "lead days", Purchase::leadDays)
          .detail();

  private PurchasePlanTable() {}

  static Table build(PurchasePlan plan) {
    return TableColumns.<Row>begin()
        .text("account", "account", Row::account)
        .text("provider", "provider", Row::provider)
        .detail()
        .text("bucket", "bucket", Row::bucket)
        .stated("left", "left", Row::left)
        .unit(PurchasePlanTable::unit)
        .and(PURCHASE.fromNullable(Row::purchase))
        .cell("status", "status", row -> Cell.Status.of(row.status(), severity(row.status())))
        .text("reason", "reason", Row::reason)
        .detail()
        .table("Plan", plan.zone(), plan.rows());
  }

  private static Cell unit(Row row) {
    return row.unit() == null
        ? new Cell.Text("")
        : Cell.Unit.of(row.unit().kind(), row.unit().code(), row.meaning());
  }

  private static String packages(Purchase purchase) {
    return purchase.packages().stream()
        .map(one -> one.count() + " x " + one.size().toPlainString())
        .collect(Collectors.joining(" + "));
  }

  private static String text(Purchase purchase) {
    LocalDate day = purchase.orderBy();
    return day == null ? "" : day.toString();
  }

  private static Severity severity(Status status) {
    return switch (status) {
      case BUY -> Severity.WARNING;
      case ENOUGH, UNLIMITED -> Severity.NORMAL;
      case UNKNOWN -> Severity.PENDING;
    };
  }
}
