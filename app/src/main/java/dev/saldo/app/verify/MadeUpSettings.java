package dev.saldo.app.verify;

import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.SettingDescription;
import dev.saldo.testkit.PlantedSecrets;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Settings of a made-up account. A URL is that of the simulated vendor, a secret is one of {@link
 * PlantedSecrets}, any other value is valid for its type.
 *
 * @param values the values by key; {@code {url}}, {@code {host}} and {@code {port}} stand for the
 *     vendor
 */
record MadeUpSettings(SequencedMap<String, String> values) {

  private static final String PLACE = "{url}";
  private static final List<String> PARTS = List.of(PLACE, "{host}", "{port}");

  private static final Map<Class<?>, String> VALUES =
      Map.of(
          String.class, "acme",
          URI.class, PLACE,
          boolean.class, "false",
          Boolean.class, "false",
          int.class, "1",
          Integer.class, "1",
          BigDecimal.class, "1",
          Duration.class, "15s",
          ZoneId.class, "UTC",
          Path.class, ".");

  /** The number of optional settings of which every combination is tried. */
  private static final int MOST_TRIED = 10;

  /**
   * Returns the settings to try, the most likely first: the required ones, then these with more and
   * more optional ones, because a provider often needs one of several.
   *
   * @param given values to use instead of made-up ones, by key
   */
  static List<MadeUpSettings> candidates(
      List<SettingDescription> settings, Map<String, String> given) {
    SequencedMap<String, String> always = new LinkedHashMap<>();
    List<SettingDescription> choices = new ArrayList<>();
    for (SettingDescription setting :
        settings.stream()
            .flatMap(SettingDescription::leaves)
            .filter(leaf -> !isInList(leaf))
            .toList()) {
      Optional<String> value = value(setting, always.size() + choices.size());
      if (given.containsKey(setting.key())) {
        always.put(setting.key(), given.getOrDefault(setting.key(), ""));
      } else if (setting.required() || setting.type() == URI.class) {
        value.ifPresent(made -> always.put(setting.key(), made));
      } else if (setting.defaultValue().isEmpty() && value.isPresent()) {
        choices.add(setting);
      }
    }
    List<MadeUpSettings> candidates = new ArrayList<>();
    List<SettingDescription> tried = choices.stream().limit(MOST_TRIED).toList();
    for (int chosen = 0; chosen < 1 << tried.size(); chosen++) {
      candidates.add(with(always, tried, chosen));
    }
    candidates.sort(
        Comparator.comparing(MadeUpSettings::plantsSecret, Comparator.reverseOrder())
            .thenComparingInt(made -> made.values.size()));
    return candidates;
  }

  private static MadeUpSettings with(
      SequencedMap<String, String> always, List<SettingDescription> choices, int chosen) {
    SequencedMap<String, String> values = new LinkedHashMap<>(always);
    for (int i = 0; i < choices.size(); i++) {
      if ((chosen & 1 << i) != 0) {
        String key = choices.get(i).key();
        value(choices.get(i), i).ifPresent(made -> values.put(key, made));
      }
    }
    return new MadeUpSettings(values);
  }

  /** Returns whether a value contains the address of the simulated vendor. */
  boolean pointsAtVendor() {
    return values.values().stream().anyMatch(value -> PARTS.stream().anyMatch(value::contains));
  }

  /** Returns whether a value is a secret that the cases search for. */
  boolean plantsSecret() {
    return Stream.of(PlantedSecrets.PASSWORD, PlantedSecrets.KEY).anyMatch(values::containsValue);
  }

  /** Returns the settings with the address of a vendor. */
  Mapping at(URI place) {
    Map<String, String> written = new LinkedHashMap<>();
    values.forEach(
        (key, value) ->
            written.put(
                key,
                value
                    .replace(PLACE, place.toString())
                    .replace("{host}", String.valueOf(place.getHost()))
                    .replace("{port}", String.valueOf(place.getPort()))));
    return nested(written);
  }

  /** Lists may be omitted, so nothing is made up for their entries. */
  private static boolean isInList(SettingDescription setting) {
    return setting.element().isPresent() || setting.key().contains("[]");
  }

  /** Returns settings in which {@code login.user} is {@code user} in the block {@code login}. */
  private static Mapping nested(Map<String, String> written) {
    SequencedMap<String, ConfigurationNode> entries = new LinkedHashMap<>();
    Map<String, Map<String, String>> blocks = new LinkedHashMap<>();
    written.forEach(
        (key, value) -> {
          String[] parts = key.split("\\.", 2);
          if (parts.length == 1) {
            entries.put(key, new Scalar(value, 0));
          } else {
            blocks.computeIfAbsent(parts[0], name -> new LinkedHashMap<>()).put(parts[1], value);
          }
        });
    blocks.forEach((name, inner) -> entries.put(name, nested(inner)));
    return new Mapping(entries, 0);
  }

  /** Returns a value of the setting's type, empty if none can be made up. */
  private static Optional<String> value(SettingDescription setting, int number) {
    Class<?> type = setting.type();
    if (setting.secret()) {
      return Optional.of(number % 2 == 0 ? PlantedSecrets.PASSWORD : PlantedSecrets.KEY);
    }
    if (type.isEnum()) {
      return Optional.of(setting.typeName().split(" \\| ", 2)[0]);
    }
    return Optional.ofNullable(VALUES.get(type));
  }
}
