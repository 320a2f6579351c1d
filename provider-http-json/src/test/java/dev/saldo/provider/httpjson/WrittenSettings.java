package dev.saldo.provider.httpjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ConfigurationRecordBinder;
import dev.saldo.account.References;
import dev.saldo.testkit.PlantedSecrets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings as written in a configuration file, one per line. */
final class WrittenSettings {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "KEY", PlantedSecrets.KEY,
          "PASSWORD", PlantedSecrets.PASSWORD,
          "TOKEN", PlantedSecrets.TOKEN);

  private WrittenSettings() {}

  static HttpJsonConfig bind(String lines) {
    Map<String, String> settings = new LinkedHashMap<>();
    lines
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split(": ", 2))
        .forEach(pair -> settings.put(pair[0].strip(), pair[1]));
    ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");
    References references = new References(ENVIRONMENT::get, Path.of(""));
    var bound =
        new ConfigurationRecordBinder(references, problems)
            .bind(HttpJsonConfig.class, Mapping.of(settings), "settings");
    assertThat(problems.found()).isEmpty();
    return bound.orElseThrow();
  }
}
