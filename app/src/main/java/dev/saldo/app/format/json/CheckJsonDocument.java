package dev.saldo.app.format.json;

import dev.saldo.alert.BalanceCheck;
import dev.saldo.alert.BucketFacts;
import dev.saldo.report.RunwayDayRange;
import java.time.Duration;
import java.time.Instant;

/** Writes the JSON document of a check. */
final class CheckJsonDocument {

  private CheckJsonDocument() {}

  static void write(BalanceCheck check, JsonMemberWriter json) {
    json.instant("asOf", check.asOf());
    json.text("zone", check.zone().getId());
    json.word("outcome", check.outcome());
    json.objects("rows", check.rows().iterator(), row -> row(row, check.asOf(), json));
  }

  private static void row(BalanceCheck.Row row, Instant asOf, JsonMemberWriter json) {
    BucketFacts bucket = row.bucket();
    json.text("account", row.account());
    json.text("provider", row.provider());
    json.text("bucket", bucket == null ? null : bucket.series().bucket());
    json.unit(bucket == null ? null : bucket.unit());
    json.amount("left", bucket == null ? null : bucket.facts().left());
    json.truth("unlimited", bucket != null && bucket.facts().unlimited());
    json.instant("observedAt", bucket == null ? null : bucket.observedAt());
    json.number(
        "ageSeconds",
        bucket == null ? null : (Long) Duration.between(bucket.observedAt(), asOf).toSeconds());
    json.word("outcome", row.outcome());
    json.text("reason", row.text());
    days("runwayDays", row.runwayDays(), json);
    json.object(
        "need",
        row.need(),
        need -> {
          json.amount("amount", need.amount());
          json.word("outcome", need.outcome());
          days("restDays", need.rest(), json);
        });
    json.objects(
        "rules",
        row.judged().iterator(),
        judged -> {
          json.text("rule", judged.rule().name());
          json.word("severity", judged.rule().severity());
          json.word("outcome", judged.outcome());
          json.text("text", judged.text());
        });
  }

  static void days(String name, RunwayDayRange range, JsonMemberWriter json) {
    json.object(
        name,
        range,
        days -> {
          json.amount("p10", days.p10());
          json.amount("p50", days.p50());
          json.amount("p90", days.p90());
        });
  }
}
