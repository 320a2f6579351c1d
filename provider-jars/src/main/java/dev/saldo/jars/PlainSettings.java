package dev.saldo.jars;

import dev.saldo.account.ConfigNode;
import dev.saldo.account.ConfigNode.Mapping;
import dev.saldo.account.ConfigNode.Scalar;
import dev.saldo.account.ConfigNode.Sequence;
import dev.saldo.account.References;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Written settings on their way into another process: each value is taken out and a reference put
 * in its place, so that a value with a dollar sign in it is not looked up once more over there.
 */
final class PlainSettings {

  private final References references;
  private final Map<String, String> values = new LinkedHashMap<>();

  PlainSettings(References references) {
    this.references = references;
  }

  /** Returns what the references stand for, once the settings were taken. */
  Map<String, String> values() {
    return values;
  }

  /**
   * Returns the settings with references for values.
   *
   * @throws IllegalArgumentException if one of their own references cannot be resolved
   */
  Map<String, Object> of(Mapping mapping) {
    Map<String, Object> plain = new LinkedHashMap<>();
    mapping.entries().forEach((key, node) -> plain.put(key, plain(node)));
    return plain;
  }

  private Object plain(ConfigNode node) {
    return switch (node) {
      case Mapping mapping -> of(mapping);
      case Sequence sequence -> sequence.items().stream().map(this::plain).toList();
      case Scalar scalar -> taken(scalar);
    };
  }

  private String taken(Scalar scalar) {
    if (scalar.text().isBlank()) {
      return "";
    }
    String name = "value" + values.size();
    values.put(name, references.resolve(scalar.text()));
    return "${env:" + name + "}";
  }

  /** Returns settings as they were written. */
  static Mapping written(Map<String, Object> plain) {
    LinkedHashMap<String, ConfigNode> entries = new LinkedHashMap<>();
    plain.forEach((key, value) -> entries.put(key, node(value)));
    return new Mapping(entries, 0);
  }

  private static ConfigNode node(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> named = new LinkedHashMap<>();
      map.forEach((key, inner) -> named.put(String.valueOf(key), inner));
      return written(named);
    }
    return value instanceof List<?> list
        ? new Sequence(list.stream().map(PlainSettings::node).toList(), 0)
        : new Scalar(String.valueOf(value), 0);
  }
}
