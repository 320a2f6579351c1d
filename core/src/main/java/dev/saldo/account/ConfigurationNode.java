package dev.saldo.account;

import dev.saldo.Internal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A node of a configuration as written, before it is bound. Every node keeps its line, so that
 * messages can point to it.
 */
public sealed interface ConfigurationNode {

  /** Returns the line of the node, counted from 1; 0 if it is not from a file. */
  int line();

  /** A single value as written; blank if empty. */
  record Scalar(String text, int line) implements ConfigurationNode {}

  /** A list of nodes. */
  record Sequence(List<ConfigurationNode> items, int line) implements ConfigurationNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A block of named nodes, in the order written. */
  record Mapping(SequencedMap<String, ConfigurationNode> entries, int line)
      implements ConfigurationNode {

    public Mapping {
      entries = new LinkedHashMap<>(entries);
    }

    /** Returns a mapping that is not from a file. */
    public static Mapping of(Map<String, String> values) {
      SequencedMap<String, ConfigurationNode> entries = new LinkedHashMap<>();
      values.forEach((key, value) -> entries.put(key, new Scalar(value, 0)));
      return new Mapping(entries, 0);
    }

    /**
     * Returns the line of a key; 0 if it is not written.
     *
     * @param path the key, after those of the blocks around it, such as {@code history.url}
     */
    @Internal
    public int lineOf(String path) {
      ConfigurationNode node = this;
      for (String part : path.split("\\.", -1)) {
        ConfigurationNode next = node instanceof Mapping inner ? inner.entries.get(part) : null;
        if (next == null) {
          return 0;
        }
        node = next;
      }
      return node.line();
    }

    /** Returns a copy with another value of a key. */
    public Mapping with(String key, ConfigurationNode value) {
      SequencedMap<String, ConfigurationNode> changed = new LinkedHashMap<>(entries);
      changed.put(key, value);
      return new Mapping(changed, line);
    }

    /** Returns a copy without a key. */
    public Mapping without(String key) {
      SequencedMap<String, ConfigurationNode> rest = new LinkedHashMap<>(entries);
      rest.remove(key);
      return new Mapping(rest, line);
    }
  }
}
