package dev.saldo.app;

import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.ConfigurationRecordBinder;
import dev.saldo.account.References;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The parts of a configuration file. */
final class ConfigurationParts {

  private ConfigurationParts() {}

  /** Returns the valid parts of a file, with which to continue. */
  static Mapping sound(Mapping written, References references) {
    SequencedMap<String, ConfigurationNode> kept = new LinkedHashMap<>();
    written
        .entries()
        .forEach(
            (key, node) -> {
              Mapping part = new Mapping(new LinkedHashMap<>(Map.of(key, node)), node.line());
              ConfigurationProblems found = new ConfigurationProblems("");
              new ConfigurationRecordBinder(references, found)
                  .bind(SaldoConfiguration.class, part, "");
              if (found.found().isEmpty()) {
                kept.put(key, node);
              }
            });
    return new Mapping(kept, written.line());
  }
}
