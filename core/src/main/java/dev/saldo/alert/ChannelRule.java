package dev.saldo.alert;

import dev.saldo.spi.channel.AlertSeverity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The rule that every configuration has: a channel that does not deliver is told once through
 * another one. The subject is the channel in place of an account. Stateless.
 */
public final class ChannelRule {

  /** The name of the rule. */
  public static final String NAME = "channel-failing";

  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private ChannelRule() {}

  /**
   * Judges the channels.
   *
   * @param open the memory of all rules with an open episode
   * @param channels the names of the channels
   * @param told the channels that know of an episode, by its identifier
   * @param ids gives the identifiers of new episodes
   */
  public static List<RuleVerdict> judge(
      List<ChannelBacklog> backlogs,
      Map<AlertSubject, AlertTrack> open,
      Collection<String> channels,
      Map<String, List<String>> told,
      Instant now,
      Supplier<String> ids) {
    Map<String, ChannelBacklog> failing = new HashMap<>();
    for (ChannelBacklog backlog : backlogs) {
      if (channels.contains(backlog.channel()) && isFailing(backlog, now)) {
        failing.put(backlog.channel(), backlog);
      }
    }
    List<String> working =
        channels.stream().filter(name -> !failing.containsKey(name)).sorted().limit(1).toList();
    List<RuleVerdict> verdicts = new ArrayList<>();
    for (ChannelBacklog backlog : failing.values()) {
      AlertSubject subject = new AlertSubject(NAME, backlog.channel(), "");
      if (!open.containsKey(subject) && !working.isEmpty()) {
        AlertEvidence evidence =
            AlertEvidence.breach(null, "this channel does not deliver: " + backlog.error());
        verdicts.add(observe(subject, AlertTrack.EMPTY, evidence, working, now, ids));
      }
    }
    open.forEach(
        (subject, track) -> {
          AlertEpisode episode = track.episode();
          if (subject.rule().equals(NAME)
              && episode != null
              && !failing.containsKey(subject.account())) {
            List<String> knowing = told.getOrDefault(episode.id(), List.of());
            AlertEvidence evidence = AlertEvidence.healthy(null, "nothing waits any more");
            verdicts.add(observe(subject, track, evidence, knowing, now, ids));
          }
        });
    return verdicts;
  }

  private static boolean isFailing(ChannelBacklog backlog, Instant now) {
    Instant since = backlog.failingSince();
    return backlog.broken() || (since != null && !since.plus(PATIENCE).isAfter(now));
  }

  private static RuleVerdict observe(
      AlertSubject subject,
      AlertTrack track,
      AlertEvidence evidence,
      List<String> channels,
      Instant now,
      Supplier<String> ids) {
    AlertRule rule =
        new AlertRule(
            NAME,
            new AlertCondition.Unauthorized(),
            AlertSeverity.CRITICAL,
            1,
            null,
            null,
            channels,
            List.of());
    AlertOutcome outcome = new EpisodeCourse(rule).observe(subject, track, evidence, now, ids);
    AccountFacts nothing = AccountRules.nothingOf(subject.account(), now);
    return AccountRules.verdict(subject, track, outcome, null, nothing, null);
  }
}
