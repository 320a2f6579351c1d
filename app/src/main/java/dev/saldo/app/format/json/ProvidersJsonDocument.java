package dev.saldo.app.format.json;

import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.RefusedProvider;
import dev.saldo.account.SettingDescription;
import dev.saldo.account.UntrustedProvider;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.channel.LoadedChannelType;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Writes the JSON document of the providers and types of channels. */
final class ProvidersJsonDocument {

  private final JsonMemberWriter json;

  private ProvidersJsonDocument(JsonMemberWriter json) {
    this.json = json;
  }

  static void write(ProviderRegistry registry, ChannelRegistry channels, JsonMemberWriter json) {
    ProvidersJsonDocument document = new ProvidersJsonDocument(json);
    json.objects("providers", registry.providers().iterator(), document::loaded);
    json.objects("channels", channels.types().iterator(), document::channel);
    json.objects(
        "refused",
        Stream.concat(registry.refused().stream(), channels.refused().stream()).iterator(),
        document::refused);
    json.objects(
        "untrusted",
        Stream.concat(registry.untrusted().stream(), channels.untrusted().stream()).iterator(),
        document::untrusted);
  }

  private void channel(LoadedChannelType type) {
    json.text("name", type.name());
    json.text("version", type.version().orElse(null));
    json.text("location", type.location());
    json.text("checksum", type.checksum().orElse(null));
    json.objects("settings", leaves(type.settings()), this::setting);
  }

  private void loaded(LoadedProvider provider) {
    json.text("name", provider.name());
    json.text("version", provider.version().orElse(null));
    json.text("location", provider.location());
    json.text("checksum", provider.checksum().orElse(null));
    json.texts("hosts", provider.hosts());
    json.objects("settings", leaves(provider.settings()), this::setting);
  }

  private void untrusted(UntrustedProvider provider) {
    json.text("name", provider.what());
    json.text("location", provider.location());
    json.text("checksum", provider.checksum());
    json.texts("hosts", provider.hosts());
    json.objects("settings", leaves(provider.settings()), this::setting);
    json.text("remedy", provider.remedy());
  }

  private static Iterator<SettingDescription> leaves(List<SettingDescription> settings) {
    return settings.stream().flatMap(SettingDescription::leaves).iterator();
  }

  private void setting(SettingDescription setting) {
    json.text("key", setting.key());
    json.text("type", setting.typeName());
    json.truth("required", setting.required());
    json.truth("secret", setting.secret());
    json.text("default", setting.defaultValue().orElse(null));
    json.text("text", setting.text().isEmpty() ? null : setting.text());
  }

  private void refused(RefusedProvider provider) {
    json.text("name", provider.what());
    json.text("location", provider.location());
    json.text("reason", provider.why());
  }
}
