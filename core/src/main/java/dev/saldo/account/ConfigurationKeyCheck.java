package dev.saldo.account;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import java.util.List;

/**
 * The keys of a block of a configuration, beside those that it may have.
 *
 * @param settings what may stand there
 * @param written what does
 * @param path where it stands, for messages
 */
public record ConfigurationKeyCheck(
    List<SettingDescription> settings, Mapping written, String path) {

  /** Adds a problem for each key that no setting has. */
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

  /** Returns whether nothing is given for a setting, a blank value being nothing. */
  public boolean isBlank(SettingDescription setting) {
    ConfigurationNode node = written.entries().get(setting.key());
    return node == null || (node instanceof Scalar scalar && scalar.text().isBlank());
  }

  /** Returns whether a setting that has to be given is not; blocks and lists may be left out. */
  public boolean isMissing(SettingDescription setting) {
    return setting.required() && SettingValueParser.isKnown(setting.type()) && isBlank(setting);
  }

  /** Adds the problem that a setting is missing. */
  public void sayMissing(SettingDescription setting, ConfigurationProblems problems) {
    String what = setting.text().isEmpty() ? "" : " (" + setting.text() + ")";
    problems.add(written.line(), path, "'" + setting.key() + "' is missing" + what);
  }
}
