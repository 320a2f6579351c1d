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
   * @param ids gives the identifiers of new episodes
   */
  public static List<RuleVerdict> judge(
      List<ChannelBacklog> backlogs,
      Map<AlertSubject, AlertTrack> open,
      Collection<String> channels,
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
        String text = "this channel does not deliver: " + backlog.error();
        AlertOutcome opened = open(subject, working, text, now, ids.get());
        verdicts.add(verdict(subject, AlertTrack.EMPTY, opened, now));
      }
    }
    open.forEach(
        (subject, track) -> {
          if (subject.rule().equals(NAME) && !failing.containsKey(subject.account())) {
            AlertOutcome ended = EpisodeCourse.end(track, "nothing waits any more", null, now);
            verdicts.add(verdict(subject, track, ended, now));
          }
        });
    return verdicts;
  }

  private static boolean isFailing(ChannelBacklog backlog, Instant now) {
    Instant since = backlog.failingSince();
    return backlog.broken() || (since != null && !since.plus(PATIENCE).isAfter(now));
  }

  private static AlertOutcome open(
      AlertSubject subject, List<String> channels, String text, Instant now, String id) {
    AlertEpisode opened =
        new AlertEpisode(
            id, subject, AlertSeverity.CRITICAL, now, null, null, 0, channels, null, null, null);
    return EpisodeCourse.open(opened, channels, text, now);
  }

  private static RuleVerdict verdict(
      AlertSubject subject, AlertTrack track, AlertOutcome outcome, Instant now) {
    AccountFacts nothing = AccountRules.nothingOf(subject.account(), now);
    return AccountRules.verdict(subject, track, outcome, null, nothing, null);
  }
}
