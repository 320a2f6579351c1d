package dev.saldo.account;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import java.util.List;

/**
 * The keys of a configuration block, compared with the ones it may have.
 *
 * @param settings the settings that the block may have
 * @param written the block as written
 * @param path the path of the block, for messages
 */
public record ConfigurationKeyCheck(
    List<SettingDescription> settings, Mapping written, String path) {

  /** Adds a problem for each unknown key. */
  public void refuseUnknown(ConfigurationProblems problems) {
    List<String> keys = settings.stream().map(SettingDescription::key).toList();
    written
        .entries()
        .forEach(
            (key, node) -> {
              if (!keys.contains(key)) {
                problems.add(
                    node.line(),
                    path,
                    "unknown key '" + key + "'" + NameSuggestions.hint(key, keys));
              }
            });
  }

  /** Returns whether a setting has no value or a blank one. */
  public boolean isBlank(SettingDescription setting) {
    ConfigurationNode node = written.entries().get(setting.key());
    return node == null || (node instanceof Scalar scalar && scalar.text().isBlank());
  }

  /** Returns whether a required setting is missing; blocks and lists may be omitted. */
  public boolean isMissing(SettingDescription setting) {
    return setting.required() && SettingValueParser.isKnown(setting.type()) && isBlank(setting);
  }

  /** Adds a problem for a missing setting. */
  public void sayMissing(SettingDescription setting, ConfigurationProblems problems) {
    String description = setting.text().isEmpty() ? "" : " (" + setting.text() + ")";
    problems.add(written.line(), path, "'" + setting.key() + "' is missing" + description);
  }
}
