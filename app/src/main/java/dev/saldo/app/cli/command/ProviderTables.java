package dev.saldo.app.cli.command;

import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.RefusedProvider;
import dev.saldo.account.SettingDescription;
import dev.saldo.account.UntrustedProvider;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.channel.CommonChannelSettings;
import dev.saldo.channel.LoadedChannelType;
import dev.saldo.report.Cell;
import dev.saldo.report.Cell.Severity;
import dev.saldo.report.Table;
import dev.saldo.report.TableColumns;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of providers and types of channels, and of their settings. */
final class ProviderTables {

  /**
   * A provider or a type of channels: loaded, refused or not trusted.
   *
   * @param kind provider or channel
   * @param remark why it was not loaded and what to do about it; empty if it was loaded
   */
  private record Line(
      String name,
      String kind,
      @Nullable String version,
      Cell state,
      String location,
      List<String> hosts,
      List<SettingDescription> settings,
      @Nullable String checksum,
      String remark) {}

  /** A setting; {@code standard} is its default. */
  private record SettingLine(String key, String type, String standard, String meaning) {}

  private static final String PROVIDER = "provider";
  private static final String CHANNEL = "channel";
  private static final Cell LOADED = new Cell.Status("loaded", Severity.NORMAL);

  private static final TableColumns<Line> PROVIDERS =
      TableColumns.<Line>begin()
          .text("name", "name", Line::name)
          .text("kind", "kind", Line::kind)
          .text("version", "version", Line::version)
          .cell("state", "state", Line::state)
          .text("jar", "jar", line -> file(line.location()))
          .text("hosts", "hosts", line -> String.join(", ", line.hosts()))
          .text("settings", "settings", line -> keys(line.settings()))
          .detail()
          .text("sha256", "SHA-256", Line::checksum)
          .detail()
          .text("why", "reason", Line::remark);

  private static final TableColumns<SettingLine> SETTINGS =
      TableColumns.<SettingLine>begin()
          .text("setting", "setting", SettingLine::key)
          .text("type", "type", SettingLine::type)
          .detail()
          .text("default", "default", SettingLine::standard)
          .text("meaning", "meaning", SettingLine::meaning);

  /** The setting that the host reads for every provider. */
  private static final SettingLine TIMEOUT =
      new SettingLine("timeout", "duration", "15s", "time limit of one complete reading");

  private ProviderTables() {}

  static Table providers(ProviderRegistry registry, ChannelRegistry channels) {
    List<Line> lines = new ArrayList<>();
    registry.providers().forEach(provider -> lines.add(line(provider)));
    channels.types().forEach(type -> lines.add(line(type)));
    registry.untrusted().forEach(offered -> lines.add(line(PROVIDER, offered)));
    channels.untrusted().forEach(offered -> lines.add(line(CHANNEL, offered)));
    registry.refused().forEach(refused -> lines.add(line(PROVIDER, refused)));
    channels.refused().forEach(refused -> lines.add(line(CHANNEL, refused)));
    return PROVIDERS.table("Providers", ZoneOffset.UTC, lines);
  }

  private static Line line(LoadedProvider provider) {
    return new Line(
        provider.name(),
        PROVIDER,
        provider.version().orElse(null),
        LOADED,
        provider.location(),
        provider.hosts(),
        provider.settings(),
        provider.checksum().orElse(null),
        "");
  }

  private static Line line(LoadedChannelType type) {
    return new Line(
        type.name(),
        CHANNEL,
        type.version().orElse(null),
        LOADED,
        type.location(),
        List.of(),
        type.settings(),
        type.checksum().orElse(null),
        "");
  }

  private static Line line(String kind, UntrustedProvider offered) {
    return new Line(
        offered.what(),
        kind,
        null,
        new Cell.Status("not trusted", Severity.NORMAL),
        offered.location(),
        offered.hosts(),
        offered.settings(),
        offered.checksum(),
        offered.remedy());
  }

  private static Line line(String kind, RefusedProvider refused) {
    return new Line(
        refused.what(),
        kind,
        null,
        new Cell.Status("refused", Severity.FAILURE),
        refused.location(),
        List.of(),
        List.of(),
        null,
        refused.why());
  }

  private static String keys(List<SettingDescription> settings) {
    return settings.stream().map(SettingDescription::key).collect(Collectors.joining(", "));
  }

  static Table settings(LoadedProvider provider) {
    List<SettingLine> lines = new ArrayList<>(lines(provider.settings()));
    lines.add(TIMEOUT);
    return SETTINGS.table("Settings of " + provider.name(), ZoneOffset.UTC, lines);
  }

  static Table settings(LoadedChannelType type) {
    List<SettingLine> lines = new ArrayList<>(lines(type.settings()));
    lines.addAll(lines(CommonChannelSettings.describe()));
    return SETTINGS.table("Settings of " + type.name(), ZoneOffset.UTC, lines);
  }

  private static List<SettingLine> lines(List<SettingDescription> settings) {
    return settings.stream().flatMap(SettingDescription::leaves).map(ProviderTables::line).toList();
  }

  private static SettingLine line(SettingDescription setting) {
    String standard =
        setting.required() ? "(required)" : setting.defaultValue().orElse("(optional)");
    return new SettingLine(setting.key(), setting.typeName(), standard, setting.text());
  }

  private static String file(String location) {
    Path name = Path.of(location).getFileName();
    return name == null ? location : name.toString();
  }
}
