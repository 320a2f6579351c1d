package dev.saldo.app;

import dev.saldo.account.ConfigurationNode;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationNode.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** The short forms of conditions, such as {@code order-by: 5d}, and the blocks they stand for. */
final class AlertConditionForm {

  private static final String WHEN = "when";
  private static final String TRUE = "true";
  private static final Set<String> FLAGS = Set.of("top-up-overdue", "unauthorized");

  /** The key that a single value stands for, by condition. */
  private static final Map<String, String> SHORT_FORMS =
      Map.of("order-by", "lead-days", "use-above-usual", "false-alarms", "topped-up", "least");

  private AlertConditionForm() {}

  /**
   * Returns a rule as written whose condition is a block, as records need it: {@code when:
   * unauthorized} is {@code when: {unauthorized: true}}.
   */
  static Mapping normalize(Mapping rule) {
    ConfigurationNode when = rule.entries().get(WHEN);
    if (when == null || (when instanceof Scalar blank && blank.text().isBlank())) {
      return rule.without(WHEN);
    }
    SequencedMap<String, ConfigurationNode> entries = new LinkedHashMap<>(rule.entries());
    if (when instanceof Scalar word) {
      entries.put(WHEN, block(word.text().strip(), new Scalar("", word.line()), word.line()));
    }
    if (entries.get(WHEN) instanceof Mapping written) {
      SequencedMap<String, ConfigurationNode> conditions = new LinkedHashMap<>();
      written.entries().forEach((key, node) -> conditions.put(key, condition(key, node)));
      entries.put(WHEN, new Mapping(conditions, written.line()));
    }
    return new Mapping(entries, rule.line());
  }

  private static ConfigurationNode condition(String key, ConfigurationNode node) {
    if (!(node instanceof Scalar scalar)) {
      return node;
    }
    boolean bare = scalar.text().isBlank() || scalar.text().strip().equals(TRUE);
    if (FLAGS.contains(key)) {
      return bare ? new Scalar(TRUE, node.line()) : node;
    }
    String inner = SHORT_FORMS.get(key);
    if (inner == null) {
      return node;
    }
    return bare ? new Mapping(new LinkedHashMap<>(), node.line()) : block(inner, node, node.line());
  }

  private static Mapping block(String key, ConfigurationNode node, int line) {
    SequencedMap<String, ConfigurationNode> entries = new LinkedHashMap<>();
    entries.put(key, node);
    return new Mapping(entries, line);
  }
}
