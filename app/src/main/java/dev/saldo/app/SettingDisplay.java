package dev.saldo.app;

import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.References;
import dev.saldo.account.SettingDescription;
import java.net.URI;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shows the values of a configuration without secrets. A reference in text may stand for one, so
 * only references in numbers, durations and the like are resolved.
 *
 * @param file the name of the file
 * @param references resolves references
 */
record SettingDisplay(String file, References references) {

  static final String CONCEALED = "***";

  private static final Pattern REFERENCE =
      Pattern.compile("(?<!\\$)\\$\\{(env:[A-Za-z0-9_]+|file:[^}]*)(?::[^}]*)?}");
  private static final Pattern LOGIN = Pattern.compile("(?<=//)[^/@\\s]*@");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)([?&;](?:[a-z_-]*(?:pass|secret|token|key|user|pwd)[a-z_-]*)=)[^&;]*");

  /** Returns the value of a described setting. */
  String value(SettingDescription setting, Scalar scalar) {
    if (setting.secret()) {
      return CONCEALED;
    }
    boolean text = setting.type() == String.class || setting.type() == URI.class;
    if (text || !scalar.text().contains("${")) {
      return written(scalar);
    }
    try {
      return references.resolve(scalar.text());
    } catch (IllegalArgumentException e) {
      return "(" + e.getMessage() + ")";
    }
  }

  /** Returns a value as written, without logins and defaults of references. */
  String written(Scalar scalar) {
    return withoutLogin(
        REFERENCE.matcher(scalar.text()).replaceAll(SettingDisplay::withoutDefault));
  }

  private static String withoutDefault(MatchResult reference) {
    return "\\${" + reference.group(1).replace("\\", "\\\\").replace("$", "\\$") + "}";
  }

  /** Returns where a value comes from, with the references in it. */
  String origin(ConfigurationNode node) {
    String place = file + ":" + node.line();
    if (!(node instanceof Scalar scalar)) {
      return place;
    }
    String used =
        REFERENCE
            .matcher(scalar.text())
            .results()
            .map(reference -> "${" + reference.group(1) + "}")
            .collect(Collectors.joining(" "));
    return used.isEmpty() ? place : place + " " + used;
  }

  /** Returns a URL without its login and without parameters that may be secret. */
  static String withoutLogin(String url) {
    String shown = LOGIN.matcher(url).replaceAll(CONCEALED + "@");
    return PARAMETER.matcher(shown).replaceAll("$1" + CONCEALED);
  }
}
