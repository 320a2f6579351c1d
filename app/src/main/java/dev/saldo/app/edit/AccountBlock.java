package dev.saldo.app.edit;

import dev.saldo.account.SettingDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** An entry of {@code accounts} as lines of YAML, without indentation. */
public final class AccountBlock {

  private static final Pattern PLAIN =
      Pattern.compile("\\$\\{[^}\\s\"]+}|[A-Za-z0-9./][A-Za-z0-9./_@+-]*(?::[/0-9][^\\s#\"]*)?");

  private AccountBlock() {}

  /** Returns an entry with the settings that are given. */
  public static List<String> lines(
      String name,
      String provider,
      Map<String, String> more,
      SequencedMap<String, String> settings) {
    List<String> lines = new ArrayList<>();
    lines.add("- name: " + value(name));
    lines.add("  provider: " + value(provider));
    more.forEach((key, written) -> lines.add("  " + key + ": " + written));
    if (!settings.isEmpty()) {
      lines.add("  settings:");
      settings.forEach((key, text) -> lines.add("    " + key + ": " + value(text)));
    }
    return lines;
  }

  /** Returns an entry with every setting of a provider described; optional ones are comments. */
  public static List<String> template(String provider, List<SettingDescription> settings) {
    List<String> lines = new ArrayList<>();
    lines.add("- name: my-" + provider);
    lines.add("  provider: " + provider);
    lines.add("  #every: 15m       # poll interval; default: that of defaults");
    lines.add("  settings:");
    for (SettingDescription setting : settings) {
      String meaning = setting.text().isEmpty() ? setting.typeName() : setting.text();
      lines.add("    # " + meaning + " (" + need(setting) + ")");
      lines.add(
          "    %s%s:%s"
              .formatted(setting.required() ? "" : "#", setting.key(), sample(provider, setting)));
    }
    lines.add("  #alert:            # when 'saldo status' marks the account as low");
    lines.add("  #  balance-below: 500");
    lines.add("  #  runway-below: 3d");
    return lines;
  }

  private static String need(SettingDescription setting) {
    if (setting.required()) {
      return "required";
    }
    return setting
        .defaultValue()
        .map(standard -> "optional, default: " + standard)
        .orElse("optional");
  }

  private static String sample(String provider, SettingDescription setting) {
    if (setting.secret()) {
      String name = (provider + "_" + setting.key()).replaceAll("[^A-Za-z0-9]", "_");
      return " ${env:" + name.toUpperCase(Locale.ROOT) + "}";
    }
    return setting.defaultValue().map(text -> " " + value(text)).orElse("");
  }

  /** Returns a value as YAML. */
  public static String value(String text) {
    boolean word = PLAIN.matcher(text).matches() && !isOther(text);
    return word
        ? text
        : "\""
            + text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
            + "\"";
  }

  /** Returns whether YAML may read a word as something that is not text. */
  private static boolean isOther(String text) {
    return List.of("null", "true", "false", "yes", "no", "on", "off", "y", "n")
        .contains(text.toLowerCase(Locale.ROOT));
  }
}
