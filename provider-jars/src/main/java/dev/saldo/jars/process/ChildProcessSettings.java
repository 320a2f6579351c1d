package dev.saldo.jars.process;

import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import dev.saldo.account.ConfigurationNode.Sequence;
import dev.saldo.account.References;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Settings to pass to a child process. Each value is replaced by a reference, so that a value with
 * a dollar sign in it is not resolved a second time there.
 *
 * @param settings texts, lists and maps, with a reference instead of each value
 * @param values the values by reference name
 */
record ChildProcessSettings(Map<String, Object> settings, Map<String, String> values) {

  /**
   * Resolves settings and replaces their values by references.
   *
   * @throws IllegalArgumentException if a reference in the settings cannot be resolved
   */
  static ChildProcessSettings of(Mapping written, References references) {
    Taking taking = new Taking(references, new LinkedHashMap<>());
    return new ChildProcessSettings(taking.plain(written), taking.values());
  }

  /**
   * Returns the values of keys, such as {@code login.user} and {@code wallets[].token}; keys
   * without a value are left out.
   */
  List<String> values(Collection<String> keys) {
    return keys.stream()
        .flatMap(key -> find(settings, key))
        .map(reference -> Taking.name(String.valueOf(reference)))
        .flatMap(name -> Stream.ofNullable(values.get(name)))
        .toList();
  }

  private static Stream<Object> find(Object block, String key) {
    if (!(block instanceof Map<?, ?> settings)) {
      return Stream.empty();
    }
    String[] parts = key.split("\\.", 2);
    boolean isList = parts[0].endsWith("[]");
    Object found = settings.get(isList ? parts[0].substring(0, parts[0].length() - 2) : parts[0]);
    Stream<?> entries =
        found instanceof Collection<?> list ? list.stream() : Stream.ofNullable(found);
    return parts.length == 1
        ? entries.map(entry -> entry)
        : entries.flatMap(entry -> find(entry, parts[1]));
  }

  /** Returns settings in the form in which they are read from a configuration file. */
  static Mapping written(Map<String, Object> plain) {
    LinkedHashMap<String, ConfigurationNode> entries = new LinkedHashMap<>();
    plain.forEach((key, value) -> entries.put(key, node(value)));
    return new Mapping(entries, 0);
  }

  private static ConfigurationNode node(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> named = new LinkedHashMap<>();
      map.forEach((key, inner) -> named.put(String.valueOf(key), inner));
      return written(named);
    }
    return value instanceof List<?> list
        ? new Sequence(list.stream().map(ChildProcessSettings::node).toList(), 0)
        : new Scalar(String.valueOf(value), 0);
  }

  private record Taking(References references, Map<String, String> values) {

    private static final String BEFORE = "${env:";
    private static final String AFTER = "}";

    Map<String, Object> plain(Mapping mapping) {
      Map<String, Object> plain = new LinkedHashMap<>();
      mapping.entries().forEach((key, node) -> plain.put(key, plain(node)));
      return plain;
    }

    private Object plain(ConfigurationNode node) {
      return switch (node) {
        case Mapping mapping -> plain(mapping);
        case Sequence sequence -> sequence.items().stream().map(this::plain).toList();
        case Scalar scalar -> reference(scalar);
      };
    }

    private String reference(Scalar scalar) {
      if (scalar.text().isBlank()) {
        return "";
      }
      String name = "value" + values.size();
      values.put(name, references.resolve(scalar.text()));
      return BEFORE + name + AFTER;
    }

    /** Returns the name in a reference; an empty text is returned unchanged. */
    static String name(String reference) {
      return reference.isEmpty()
          ? reference
          : reference.substring(BEFORE.length(), reference.length() - AFTER.length());
    }
  }
}
