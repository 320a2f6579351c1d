package dev.saldo.app.format.json;

import dev.saldo.app.EffectiveSetting;
import dev.saldo.app.diagnosis.ConfigurationReport;
import java.util.List;

/** Writes the JSON documents of a configuration: its problems and its settings. */
final class ConfigurationJsonDocument {

  private ConfigurationJsonDocument() {}

  static void write(ConfigurationReport report, JsonMemberWriter json) {
    json.text("file", report.file());
    json.truth("valid", report.errors() == 0);
    json.objects(
        "problems",
        report.problems().iterator(),
        problem -> {
          json.text("severity", problem.error() ? "error" : "warning");
          json.text("file", problem.file());
          json.number("line", problem.line() == 0 ? null : (Long) (long) problem.line());
          json.text("message", problem.text());
        });
  }

  static void write(String file, List<EffectiveSetting> settings, JsonMemberWriter json) {
    json.text("file", file);
    json.objects(
        "settings",
        settings.iterator(),
        setting -> {
          json.text("key", setting.key());
          json.text("value", setting.value());
          json.text("origin", setting.origin());
        });
  }
}
