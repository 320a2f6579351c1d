package dev.saldo.alert.backtest;

import dev.saldo.account.Account;
import dev.saldo.alert.AccountFacts;
import dev.saldo.alert.AccountRules;
import dev.saldo.alert.AccountRules.Occasion;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertFactsReader;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.FactsNeeded;
import dev.saldo.alert.PostedNotice;
import dev.saldo.alert.RuleVerdict;
import dev.saldo.alert.pacing.RunwayPacing;
import dev.saldo.history.AccountTerms;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HourlyUsage;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.TermedHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The messages that rules would have sent in the past. The readings of one account are replayed in
 * their order into a history in memory and judged as a watch judges them: each judgement sees only
 * what was known then. Not thread-safe.
 */
public final class AlertBacktest {

  private final AlertRuleSet rules;
  private final Account account;
  private final Collection<String> tags;
  private final ZoneId zone;
  private final BalanceHistory replayed;
  private final RunwayPacing pacing = new RunwayPacing();
  private final Map<AlertSubject, AlertTrack> tracks = new HashMap<>();
  private final List<AlertEpisode> closed = new ArrayList<>();
  private final List<PostedNotice> notices = new ArrayList<>();
  private int episodes;

  /**
   * The result of a replay.
   *
   * @param notices the notices, oldest first
   * @param episodes the episodes, in the order in which they opened; the last ones may be open
   */
  public record Result(List<PostedNotice> notices, List<AlertEpisode> episodes) {

    public Result {
      notices = List.copyOf(notices);
      episodes = List.copyOf(episodes);
    }
  }

  private AlertBacktest(
      AlertRuleSet rules,
      Account account,
      Collection<String> tags,
      Map<String, AccountTerms> terms,
      ZoneId zone) {
    this.rules = rules;
    this.account = account;
    this.tags = tags;
    this.zone = zone;
    this.replayed = new TermedHistory(new InMemoryBalanceHistory(), terms);
  }

  /**
   * Replays the readings of an account.
   *
   * @param history the history with its readings; those of 180 days before the window are learned
   *     from, but not judged
   * @param tags the tags of the account
   * @param terms the terms that the user states, by account
   * @param from the start of the window, UTC
   * @param to the end of the window, UTC
   * @param zone the time zone of days and weeks in predictions
   */
  public static Result run(
      BalanceHistory history,
      AlertRuleSet rules,
      Account account,
      Collection<String> tags,
      Map<String, AccountTerms> terms,
      Instant from,
      Instant to,
      ZoneId zone) {
    AlertBacktest backtest = new AlertBacktest(rules, account, tags, terms, zone);
    return backtest.run(
        ReplayedReadings.read(history, account, from.minus(HourlyUsage.MEMORY), from),
        ReplayedReadings.read(history, account, from, to),
        to);
  }

  private Result run(List<PollResult> before, List<PollResult> within, Instant to) {
    replayed.append(before);
    for (int i = 0; i < within.size(); i++) {
      PollResult result = within.get(i);
      replayed.append(result);
      judge(result.observedAt(), Occasion.READING);
      Instant next = i + 1 < within.size() ? within.get(i + 1).observedAt() : to;
      passTime(result.observedAt(), next);
    }
    List<AlertEpisode> all = new ArrayList<>(closed);
    tracks.values().stream()
        .map(AlertTrack::episode)
        .filter(episode -> episode != null)
        .forEach(all::add);
    all.sort((one, other) -> one.openedAt().compareTo(other.openedAt()));
    return new Result(notices, all);
  }

  /** Lets time pass between two readings, in steps of the poll interval. */
  private void passTime(Instant from, Instant to) {
    for (Instant now = from.plus(account.every());
        now.isBefore(to);
        now = now.plus(step(from, now))) {
      judge(now, Occasion.CLOCK);
    }
  }

  /** A long silence is passed in longer steps. */
  private Duration step(Instant from, Instant now) {
    Duration tenth = Duration.between(from, now).dividedBy(10);
    return tenth.compareTo(account.every()) > 0 ? tenth : account.every();
  }

  private void judge(Instant now, Occasion occasion) {
    AccountRules own = new AccountRules(rules, account.name(), account.provider(), tags);
    boolean costly = own.needed().runway() || own.needed().usage();
    boolean predicting =
        occasion == Occasion.READING && costly && pacing.isDue(account.name(), now);
    AccountFacts facts = facts(own, predicting, now);
    if (predicting) {
      pacing.note(facts);
    }
    Occasion judged =
        occasion == Occasion.READING && costly && !predicting
            ? Occasion.READING_WITHOUT_RUNWAY
            : occasion;
    own.judge(facts, tracks, judged, this::nextId).forEach(this::keep);
    for (Map.Entry<AlertSubject, AlertTrack> open : List.copyOf(tracks.entrySet())) {
      if (open.getValue().episode() != null) {
        RuleVerdict verdict = tick(open, facts, now);
        boolean worded = verdict.notices().isEmpty() || predicting || !costly;
        keep(worded ? verdict : tick(open, facts(own, true, now), now));
      }
    }
  }

  private RuleVerdict tick(
      Map.Entry<AlertSubject, AlertTrack> open, AccountFacts facts, Instant now) {
    return AccountRules.tick(rules, open.getKey(), open.getValue(), tags, Optional.of(facts), now);
  }

  private AccountFacts facts(AccountRules own, boolean predicting, Instant now) {
    FactsNeeded needed = own.needed();
    FactsNeeded read =
        new FactsNeeded(
            predicting && needed.runway(), needed.topUps(), predicting && needed.usage());
    return AlertFactsReader.read(replayed, List.of(account), read, now, zone).getFirst();
  }

  private String nextId() {
    episodes++;
    return account.name() + "-" + episodes;
  }

  private void keep(RuleVerdict verdict) {
    if (verdict.track().equals(AlertTrack.EMPTY)) {
      tracks.remove(verdict.subject());
    } else {
      tracks.put(verdict.subject(), verdict.track());
    }
    if (verdict.closed() != null) {
      closed.add(verdict.closed());
    }
    notices.addAll(verdict.notices());
  }
}
