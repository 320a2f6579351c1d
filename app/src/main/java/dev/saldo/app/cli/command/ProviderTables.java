package dev.saldo.app.cli.command;

import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.RefusedProvider;
import dev.saldo.account.SettingDescription;
import dev.saldo.account.UntrustedProvider;
import dev.saldo.report.Cell;
import dev.saldo.report.Table;
import dev.saldo.report.Table.Column;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Providers and their settings as tables. */
final class ProviderTables {

  /** What the host itself takes from the settings of any provider. */
  private static final List<Cell> TIMEOUT =
      row("timeout", "duration", "15s", "how long one whole reading may take");

  private ProviderTables() {}

  static Table providers(ProviderRegistry registry) {
    List<List<Cell>> rows = new ArrayList<>();
    for (LoadedProvider provider : registry.providers()) {
      rows.add(
          row(
              provider.name(),
              provider.version().orElse(""),
              "loaded",
              file(provider.location()),
              String.join(", ", provider.hosts()),
              keys(provider.settings()),
              provider.checksum().orElse(""),
              ""));
    }
    for (UntrustedProvider offered : registry.untrusted()) {
      rows.add(
          row(
              offered.what(),
              "",
              "not trusted",
              file(offered.location()),
              String.join(", ", offered.hosts()),
              keys(offered.settings()),
              offered.checksum(),
              offered.remedy()));
    }
    for (RefusedProvider refused : registry.refused()) {
      rows.add(
          row(refused.what(), "", "refused", file(refused.location()), "", "", "", refused.why()));
    }
    return new Table(
        "Providers",
        ZoneOffset.UTC,
        List.of(
            Column.of("name", "name"),
            Column.of("version", "version"),
            Column.of("state", "state"),
            Column.of("jar", "jar"),
            Column.of("hosts", "hosts"),
            Column.detail("settings", "settings"),
            Column.detail("sha256", "SHA-256"),
            Column.of("why", "why")),
        rows);
  }

  private static String keys(List<SettingDescription> settings) {
    return settings.stream().map(SettingDescription::key).collect(Collectors.joining(", "));
  }

  static Table settings(LoadedProvider provider) {
    List<List<Cell>> rows = new ArrayList<>();
    for (SettingDescription setting : provider.settings()) {
      String standard =
          setting.required() ? "(required)" : setting.defaultValue().orElse("(optional)");
      rows.add(row(setting.key(), setting.typeName(), standard, setting.text()));
    }
    rows.add(TIMEOUT);
    return new Table(
        "Settings of " + provider.name(),
        ZoneOffset.UTC,
        List.of(
            Column.of("setting", "setting"),
            Column.detail("type", "type"),
            Column.of("default", "default"),
            Column.of("meaning", "meaning")),
        rows);
  }

  private static String file(String location) {
    Path name = Path.of(location).getFileName();
    return name == null ? location : name.toString();
  }

  private static List<Cell> row(String... texts) {
    List<Cell> cells = new ArrayList<>();
    for (String text : texts) {
      cells.add(new Cell.Text(text));
    }
    return cells;
  }
}
