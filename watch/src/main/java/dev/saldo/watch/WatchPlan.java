package dev.saldo.watch;

import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.channel.OpenChannel;
import dev.saldo.history.AccountTerms;
import dev.saldo.schedule.CallRate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to watch, and whom to tell. Immutable and thread-safe.
 *
 * @param accounts the accounts, with different names
 * @param terms the terms that the user states where the vendor states none, by account
 * @param rules the rules; each message goes to the channels that its rule names
 * @param channels the channels by name; their owner closes them
 * @param rates the calls that each provider allows, by its name; a provider without one is not
 *     limited
 */
public record WatchPlan(
    List<ScheduledAccount> accounts,
    Map<String, AccountTerms> terms,
    AlertRuleSet rules,
    Map<String, OpenChannel> channels,
    Map<String, CallRate> rates) {

  /**
   * Checks the plan.
   *
   * @throws IllegalArgumentException if two accounts have the same name, or a rule names a channel
   *     that does not exist
   */
  public WatchPlan {
    accounts = List.copyOf(accounts);
    terms = Map.copyOf(terms);
    channels = Map.copyOf(channels);
    rates = Map.copyOf(rates);
    Set<String> names = new HashSet<>();
    for (ScheduledAccount account : accounts) {
      if (!names.add(account.name())) {
        throw new IllegalArgumentException("two accounts are named " + account.name());
      }
    }
    for (ScopedAlertRule scoped : rules.rules()) {
      check(scoped.rule(), channels.keySet());
    }
  }

  private static void check(AlertRule rule, Set<String> channels) {
    Stream.concat(
            rule.channels().stream(),
            rule.escalation().stream().flatMap(step -> step.channels().stream()))
        .filter(channel -> !channels.contains(channel))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw new IllegalArgumentException(
                  "rule %s names the channel %s, which does not exist"
                      .formatted(rule.name(), unknown));
            });
  }
}
