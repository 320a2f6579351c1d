package dev.saldo.app.format.json;

import dev.saldo.plan.PurchasePlan;

/** Writes the JSON document of a plan. */
final class PlanJsonDocument {

  private PlanJsonDocument() {}

  static void write(PurchasePlan plan, JsonMemberWriter json) {
    json.instant("asOf", plan.asOf());
    json.instant("until", plan.until());
    json.text("zone", plan.zone().getId());
    json.number("service", (long) plan.service());
    json.objects("rows", plan.rows().iterator(), row -> row(row, json));
  }

  private static void row(PurchasePlan.Row row, JsonMemberWriter json) {
    json.text("account", row.account());
    json.text("provider", row.provider());
    json.text("bucket", row.unit() == null ? null : row.bucket());
    json.unit(row.unit());
    json.word("status", row.status());
    json.text("reason", row.reason());
    json.amount("left", row.left());
    json.object(
        "purchase",
        row.purchase(),
        purchase -> {
          json.amount("demand", purchase.demand());
          json.amount("missing", purchase.missing());
          json.amount("amount", purchase.amount());
          json.objects(
              "packages",
              purchase.packages().iterator(),
              one -> {
                json.amount("size", one.size());
                json.number("count", one.count());
              });
          json.instant("runsOutAt", purchase.runsOutAt());
          json.text("orderBy", purchase.orderBy() == null ? null : purchase.orderBy().toString());
          json.number("leadDays", (long) purchase.leadDays());
        });
  }
}
