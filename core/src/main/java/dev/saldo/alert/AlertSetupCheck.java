package dev.saldo.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The search for settings with which nobody would be told. Immutable and thread-safe.
 *
 * @param rules the rules
 * @param accounts the accounts that are watched
 * @param channels the channels by name, each with the accounts whose credit its messages use
 */
public record AlertSetupCheck(
    AlertRuleSet rules, List<CheckedAccount> accounts, Map<String, Set<String>> channels) {

  private static final int NAMED = 20;

  public AlertSetupCheck {
    accounts = List.copyOf(accounts);
    channels = new LinkedHashMap<>(channels);
  }

  /**
   * Returns the problems, one line each with what to do.
   *
   * @param backlogs the messages that wait, by channel
   */
  public List<String> find(Collection<ChannelBacklog> backlogs) {
    List<String> found = new ArrayList<>();
    if (rules.rules().isEmpty()) {
      found.add("there are no rules, so nobody is told of anything: add them under 'alerts'");
    } else {
      findSilentRules(found);
      findAccountsWithoutRule(found);
    }
    findUnusedChannels(found);
    accounts.forEach(account -> findSharedFate(account, found));
    found.addAll(findFailures(backlogs));
    return found;
  }

  /**
   * Returns the channels that do not deliver, one line each with what to do.
   *
   * @param backlogs the messages that wait, by channel
   */
  public List<String> findFailures(Collection<ChannelBacklog> backlogs) {
    List<String> found = new ArrayList<>();
    backlogs.forEach(backlog -> findFailure(backlog, found));
    return found;
  }

  private void findSilentRules(List<String> found) {
    Set<String> silent = new TreeSet<>();
    Set<String> idle = new TreeSet<>();
    for (ScopedAlertRule scoped : rules.rules()) {
      if (channels(scoped.rule()).findAny().isEmpty()) {
        silent.add(scoped.rule().name());
      }
      if (!accounts.isEmpty()
          && accounts.stream().noneMatch(account -> matches(scoped.scope(), account))) {
        idle.add(scoped.rule().name());
      }
    }
    if (!silent.isEmpty()) {
      found.add(
          "nobody is told of %s: add a channel under 'channels'".formatted(named("rule", silent)));
    }
    if (!idle.isEmpty()) {
      found.add(
          "no account belongs to %s: correct 'accounts', 'tags' or 'providers' there"
              .formatted(named("rule", idle)));
    }
  }

  private void findAccountsWithoutRule(List<String> found) {
    Set<String> without = new LinkedHashSet<>();
    for (CheckedAccount account : accounts) {
      if (rulesOf(account).isEmpty()) {
        without.add(account.account().name());
      }
    }
    if (!without.isEmpty()) {
      found.add(
          "no rule applies to %s: add one under 'alerts', or under 'alert' of the account"
              .formatted(named("account", without)));
    }
  }

  private void findUnusedChannels(List<String> found) {
    Set<String> used =
        rules.rules().stream()
            .flatMap(scoped -> channels(scoped.rule()))
            .collect(Collectors.toSet());
    Set<String> unused = new LinkedHashSet<>(channels.keySet());
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      found.add(
          "no rule uses %s: name it under 'channels' of a rule, or remove it"
              .formatted(named("channel", unused)));
    }
  }

  /** An alert about an account must not depend on the credit of that account. */
  private void findSharedFate(CheckedAccount checked, List<String> found) {
    String account = checked.account().name();
    Set<String> affected = new TreeSet<>();
    Set<String> over = new TreeSet<>();
    for (AlertRule rule : rulesOf(checked)) {
      List<String> all = channels(rule).toList();
      if (!all.isEmpty() && all.stream().allMatch(name -> uses(name, account))) {
        affected.add(rule.name());
        over.addAll(all);
      }
    }
    if (!affected.isEmpty()) {
      found.add(
          "alerts about %s (%s) are sent only over %s itself (%s): add a channel that works without"
                  .formatted(account, named("rule", affected), account, named("channel", over))
              + " its credit");
    }
  }

  private boolean uses(String channel, String account) {
    return channels.getOrDefault(channel, Set.of()).contains(account);
  }

  private void findFailure(ChannelBacklog backlog, List<String> found) {
    String name = backlog.channel();
    String why = backlog.error() == null ? "" : ", " + backlog.error();
    if (!channels.containsKey(name) && backlog.pending() > 0) {
      found.add(
          "messages wait for channel %s, which no longer exists (%d): add it again, or tell those"
                  .formatted(name, backlog.pending())
              + " people yourself");
    } else if (backlog.failingSince() != null) {
      found.add(
          "channel %s does not work since %s (waiting: %d%s): try it with 'saldo alerts test %s'"
              .formatted(name, backlog.failingSince(), backlog.pending(), why, name));
    }
    if (backlog.broken()) {
      found.add(
          "messages to channel %s were given up in the last 7 days (%d%s): 'saldo alerts history'"
                  .formatted(name, backlog.dead(), why)
              + " lists them");
    }
  }

  private List<AlertRule> rulesOf(CheckedAccount account) {
    return rules
        .ofAccount(account.account().name(), account.account().provider(), account.tags())
        .stream()
        .map(ScopedAlertRule::rule)
        .toList();
  }

  private static boolean matches(AlertScope scope, CheckedAccount account) {
    return scope.matches(account.account().name(), account.account().provider(), account.tags());
  }

  private static Stream<String> channels(AlertRule rule) {
    return Stream.concat(
            rule.channels().stream(),
            rule.escalation().stream().flatMap(step -> step.channels().stream()))
        .distinct();
  }

  private static String named(String kind, Collection<String> names) {
    String listed = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    int more = names.size() - NAMED;
    return "%s%s %s%s"
        .formatted(
            kind, names.size() == 1 ? "" : "s", listed, more > 0 ? " and " + more + " more" : "");
  }
}
