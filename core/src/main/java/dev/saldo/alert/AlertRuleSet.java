package dev.saldo.alert;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of a configuration. Of several rules with the same name, the first that applies counts,
 * so a threshold of a bucket precedes that of its account. Immutable and thread-safe.
 *
 * @param rules the rules, in the order of precedence
 */
public record AlertRuleSet(List<ScopedAlertRule> rules) {

  /** No rules. */
  public static final AlertRuleSet NONE = new AlertRuleSet(List.of());

  public AlertRuleSet {
    rules = List.copyOf(rules);
  }

  /**
   * Returns the rules for accounts whose interval follows their balance: those about the runway
   * open a tenth earlier, because predictions from fewer readings differ a little.
   */
  public AlertRuleSet early() {
    return new AlertRuleSet(
        rules.stream().map(one -> new ScopedAlertRule(one.scope(), one.rule().early())).toList());
  }

  /** Returns the rules of an account; those about its buckets apply to at least one of them. */
  public List<ScopedAlertRule> ofAccount(String account, String provider, Collection<String> tags) {
    return rules.stream().filter(one -> one.scope().matches(account, provider, tags)).toList();
  }

  /** Returns the rules about an account itself, such as {@code failing}. */
  public List<AlertRule> aboutAccount(String account, String provider, Collection<String> tags) {
    Map<String, AlertRule> found = new LinkedHashMap<>();
    ofAccount(account, provider, tags).stream()
        .map(ScopedAlertRule::rule)
        .filter(rule -> rule.condition().isAboutAccount())
        .forEach(rule -> found.putIfAbsent(rule.name(), rule));
    return List.copyOf(found.values());
  }

  /**
   * Returns the rules about a bucket of an account.
   *
   * @param tags the tags of the account
   * @param unitCode the code of the bucket's unit
   */
  public List<AlertRule> aboutBucket(
      String account, String provider, Collection<String> tags, String bucket, String unitCode) {
    Map<String, AlertRule> found = new LinkedHashMap<>();
    ofAccount(account, provider, tags).stream()
        .filter(one -> one.scope().matchesBucket(bucket, unitCode))
        .map(ScopedAlertRule::rule)
        .filter(rule -> !rule.condition().isAboutAccount())
        .forEach(rule -> found.putIfAbsent(rule.name(), rule));
    return List.copyOf(found.values());
  }

  /** Returns the first rule of a name; empty if there is none. */
  public Optional<AlertRule> find(String name) {
    return rules.stream()
        .map(ScopedAlertRule::rule)
        .filter(rule -> rule.name().equals(name))
        .findFirst();
  }
}
