package dev.saldo.app;

import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.report.WatchedAccount;
import dev.saldo.report.WatchedAccount.Thresholds;
import dev.saldo.spi.channel.AlertSeverity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules that follow from {@code alert} of an account: one of the name of each threshold, told
 * to all channels. Those of a bucket come first, then those of a unit, then those of the account.
 */
final class AccountAlertRules {

  private static final String BALANCE = "balance-below";
  private static final String RUNWAY = "runway-below";

  private AccountAlertRules() {}

  static List<ScopedAlertRule> of(
      Collection<WatchedAccount> accounts, Collection<String> channels) {
    List<ScopedAlertRule> rules = new ArrayList<>();
    for (WatchedAccount account : accounts) {
      AlertScope scope = AlertScope.of(account.account().name());
      Map<String, Thresholds> buckets = new TreeMap<>(account.buckets());
      buckets.forEach(
          (bucket, limits) -> add(rules, scope.withBuckets(Set.of(bucket)), limits, channels));
      add(rules, scope, account.thresholds(), channels);
    }
    return rules;
  }

  private static void add(
      List<ScopedAlertRule> rules,
      AlertScope scope,
      Thresholds limits,
      Collection<String> channels) {
    limits
        .balanceBelow()
        .map(low -> new AlertCondition.BalanceBelow(low, AlertConditionReader.recovery(low)))
        .ifPresent(low -> rules.add(new ScopedAlertRule(scope, rule(BALANCE, low, channels))));
    limits
        .runwayBelow()
        .map(low -> new AlertCondition.RunwayBelow(low, AlertConditionReader.recovery(low)))
        .ifPresent(low -> rules.add(new ScopedAlertRule(scope, rule(RUNWAY, low, channels))));
  }

  private static AlertRule rule(
      String name, AlertCondition condition, Collection<String> channels) {
    return new AlertRule(
        name, condition, AlertSeverity.WARNING, 1, null, null, List.copyOf(channels), List.of());
  }
}
