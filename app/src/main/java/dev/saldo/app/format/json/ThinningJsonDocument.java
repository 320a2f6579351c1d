package dev.saldo.app.format.json;

import dev.saldo.account.ConstantName;
import dev.saldo.history.RetentionPolicy.Tier;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesThinningResult;
import dev.saldo.report.ThinningReport;

/** Writes the JSON document of a thinning. */
final class ThinningJsonDocument {

  private ThinningJsonDocument() {}

  static void write(ThinningReport report, JsonMemberWriter json) {
    json.word("outcome", report.outcome());
    json.text("zone", report.retention().zone().getId());
    json.instant("until", report.retention().until());
    json.texts(
        "tiers", report.retention().tiers().stream().map(ThinningJsonDocument::words).toList());
    json.objects("rows", report.rows().iterator(), row -> row(row, json));
  }

  private static String words(Tier tier) {
    return ConstantName.kebab(tier.grain()) + " before " + tier.before();
  }

  private static void row(SeriesThinningResult row, JsonMemberWriter json) {
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
    json.number("kept", row.kept());
    json.number("removed", row.removed());
  }
}
