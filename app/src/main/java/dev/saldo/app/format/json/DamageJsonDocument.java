package dev.saldo.app.format.json;

import dev.saldo.alert.AlertDamage;
import dev.saldo.history.HistoryDamage;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.SeriesKey;
import java.util.List;

/** Writes the JSON document of the damage of a history. */
final class DamageJsonDocument {

  private DamageJsonDocument() {}

  static void write(
      HistoryVerification verification, List<AlertDamage> alerts, JsonMemberWriter json) {
    json.truth("intact", verification.isIntact() && alerts.isEmpty());
    json.number("series", verification.series());
    json.number("samples", verification.samples());
    json.objects("rows", verification.damage().iterator(), row -> row(row, json));
    json.objects(
        "alerts",
        alerts.iterator(),
        alert -> {
          json.text("account", alert.account());
          json.text("problem", alert.problem());
        });
  }

  private static void row(HistoryDamage row, JsonMemberWriter json) {
    SeriesKey series = row.series();
    json.text("account", series.account());
    json.text("provider", series.provider());
    json.text("bucket", series.bucket());
    json.object(
        "unit",
        series,
        key -> {
          json.word("kind", key.unitKind());
          json.text("code", key.unitCode());
        });
    json.word("means", series.meaning());
    json.instant("at", row.at());
    json.text("problem", row.problem());
    json.truth("derived", row.derived());
    json.truth("repaired", row.repaired());
  }
}
