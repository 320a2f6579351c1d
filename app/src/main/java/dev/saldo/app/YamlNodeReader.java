package dev.saldo.app;

import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML into nodes with line numbers. Tags create no objects: a value is its text. */
final class YamlNodeReader {

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          .setMaxAliasesForCollections(20)
          .setCodePointLimit(1024 * 1024)
          .build();

  private final ConfigurationProblems problems;

  YamlNodeReader(ConfigurationProblems problems) {
    this.problems = problems;
  }

  /**
   * Returns the mapping a file holds; an empty file is an empty mapping.
   *
   * @throws dev.saldo.account.ConfigurationException if the file cannot be read any further; a
   *     duplicate key is a problem that does not hide the rest
   */
  Mapping read(String yaml) {
    Mapping empty = new Mapping(new LinkedHashMap<>(), 1);
    try {
      Optional<Node> root = new Compose(SETTINGS).composeString(yaml);
      if (root.isEmpty()) {
        return empty;
      }
      if (node(root.get(), line(root.get())) instanceof Mapping mapping) {
        return mapping;
      }
      problems.add(line(root.get()), "", "expected 'key: value' lines");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problems.add(line, "", "is not YAML: " + explained(e.getProblem()));
    } catch (StackOverflowError e) {
      problems.add(0, "", "nested too deeply or recursive");
    } catch (YamlEngineException e) {
      problems.add(0, "", "is not YAML: " + e.getMessage());
    }
    problems.throwIfAny();
    return empty;
  }

  /**
   * Reads a node.
   *
   * @param line the line of its key, or its own where it has none
   */
  private ConfigurationNode node(Node node, int line) {
    return switch (node) {
      case MappingNode mapping -> mapping(mapping, line);
      case SequenceNode sequence -> {
        List<ConfigurationNode> items =
            sequence.getValue().stream().map(item -> node(item, line(item))).toList();
        yield new ConfigurationNode.Sequence(items, line);
      }
      case ScalarNode scalar ->
          new ConfigurationNode.Scalar(
              scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue(), line);
      default -> throw new YamlEngineException("aliases are not supported");
    };
  }

  private Mapping mapping(MappingNode mapping, int line) {
    SequencedMap<String, ConfigurationNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(line(tuple.getKeyNode()), "", "a key must be a single word");
      } else if (entries.putIfAbsent(key.getValue(), node(tuple.getValueNode(), line(key)))
          != null) {
        problems.add(line(key), "", "duplicate key '" + key.getValue() + "'");
      }
    }
    return new Mapping(entries, line);
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** Returns the problem that the parser found, in the terms of the file. */
  private static String explained(String problem) {
    if (problem.startsWith("expected <block end>")) {
      return "the indentation is wrong here or above; align the keys and dashes of one level";
    }
    return problem.endsWith(", but got {")
        ? "a ${...} between { and } or [ and ] must be in quotes, as in \"${env:NAME}\""
        : problem;
  }
}
