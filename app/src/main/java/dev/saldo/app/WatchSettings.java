package dev.saldo.app;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.schedule.CallRate;
import dev.saldo.schedule.PollTiming;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The part of a configuration that a watch needs. Immutable and thread-safe.
 *
 * @param rules the rules, those of accounts first
 * @param channels the settings of the channels by name, not yet bound; each has a {@code type}
 * @param rates the calls that vendors allow, by provider; others are not limited
 * @param timings the times of polls by account
 * @param tags the tags by account
 * @param web the settings of the web page, not yet bound; {@code listen} is right
 */
public record WatchSettings(
    AlertRuleSet rules,
    SequencedMap<String, Mapping> channels,
    Map<String, CallRate> rates,
    Map<String, PollTiming> timings,
    Map<String, Set<String>> tags,
    Mapping web) {

  public WatchSettings {
    channels = new LinkedHashMap<>(channels);
    rates = Map.copyOf(rates);
    timings = Map.copyOf(timings);
    tags = Map.copyOf(tags);
  }

  /** Returns the tags of an account. */
  public Set<String> tags(String account) {
    return tags.getOrDefault(account, Set.of());
  }
}
