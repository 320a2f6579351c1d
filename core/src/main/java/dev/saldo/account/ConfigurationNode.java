package dev.saldo.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A configuration as it was written, before anybody knows what it means. Every node remembers its
 * line, so that a problem can be found again.
 */
public sealed interface ConfigurationNode {

  /** Returns the line it stands on, counted from 1; 0 if it came from no file. */
  int line();

  /** A value as it was written; blank if nothing was. */
  record Scalar(String text, int line) implements ConfigurationNode {}

  /** Values in an order. */
  record Sequence(List<ConfigurationNode> items, int line) implements ConfigurationNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Values under names, in the order written. */
  record Mapping(SequencedMap<String, ConfigurationNode> entries, int line)
      implements ConfigurationNode {

    public Mapping {
      entries = new LinkedHashMap<>(entries);
    }

    /** Returns a mapping without a file behind it. */
    public static Mapping of(Map<String, String> values) {
      SequencedMap<String, ConfigurationNode> entries = new LinkedHashMap<>();
      values.forEach((key, value) -> entries.put(key, new Scalar(value, 0)));
      return new Mapping(entries, 0);
    }

    /** Returns this mapping without one key. */
    public Mapping without(String key) {
      SequencedMap<String, ConfigurationNode> rest = new LinkedHashMap<>(entries);
      rest.remove(key);
      return new Mapping(rest, line);
    }
  }
}
