package dev.saldo.watch;

import dev.saldo.account.Account;
import dev.saldo.alert.AccountFacts;
import dev.saldo.alert.AccountRules;
import dev.saldo.alert.AccountRules.Occasion;
import dev.saldo.alert.AlertFactsReader;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.AlertTransaction;
import dev.saldo.alert.FactsNeeded;
import dev.saldo.alert.PostedNotice;
import dev.saldo.alert.RuleVerdict;
import dev.saldo.alert.pacing.NextReadingFinder;
import dev.saldo.alert.pacing.RunwayPacing;
import dev.saldo.history.AccountTerms;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.TermedHistory;
import dev.saldo.schedule.PollTiming;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the rules of accounts that were read, and stores what follows. Thread-safe. */
final class AlertJudge {

  private final ZoneId zone;
  private final RunwayPacing pacing = new RunwayPacing();
  private volatile AlertRuleSet rules = AlertRuleSet.NONE;
  private volatile AlertRuleSet earlyRules = AlertRuleSet.NONE;
  private volatile Map<String, AccountTerms> terms = Map.of();

  /**
   * What was judged.
   *
   * @param posted the events of the notices
   * @param intervals the chosen poll intervals, by account
   */
  record Judgement(List<WatchEvent> posted, Map<String, Duration> intervals) {

    /** The judgement of nothing. */
    static final Judgement NONE = new Judgement(List.of(), Map.of());
  }

  AlertJudge(ZoneId zone) {
    this.zone = zone;
  }

  void replace(AlertRuleSet current, Map<String, AccountTerms> agreed) {
    rules = current;
    earlyRules = current.early();
    terms = Map.copyOf(agreed);
    pacing.forget();
  }

  AlertRuleSet rules() {
    return rules;
  }

  AccountRules rulesOf(ScheduledAccount account) {
    return new AccountRules(
        isAdaptive(account) ? earlyRules : rules,
        account.name(),
        account.provider(),
        account.tags());
  }

  /** Judges accounts whose latest reading was just stored, and stores the verdicts. */
  Judgement judge(
      AlertTransaction transaction, Collection<ScheduledAccount> accounts, Instant now) {
    Map<String, ScheduledAccount> cheap = new HashMap<>();
    Map<String, ScheduledAccount> predicted = new HashMap<>();
    for (ScheduledAccount account : accounts) {
      if (!isJudged(account)) {
        continue;
      }
      boolean predicts =
          isAdaptive(account) || (isPredicting(account) && pacing.isDue(account.name(), now));
      (predicts ? predicted : cheap).put(account.name(), account);
    }
    List<WatchEvent> posted = new ArrayList<>();
    Map<String, Duration> intervals = new HashMap<>();
    if (cheap.isEmpty() && predicted.isEmpty()) {
      return Judgement.NONE;
    }
    Map<String, Map<AlertSubject, AlertTrack>> tracks = new HashMap<>();
    transaction
        .tracks(Stream.concat(cheap.keySet().stream(), predicted.keySet().stream()).toList())
        .forEach(
            (subject, track) ->
                tracks
                    .computeIfAbsent(subject.account(), name -> new HashMap<>())
                    .put(subject, track));
    for (AccountFacts facts : read(transaction.history(), cheap.values(), false, now)) {
      ScheduledAccount account = Objects.requireNonNull(cheap.get(facts.account()));
      posted.addAll(
          store(transaction, judge(account, facts, tracks, Occasion.READING_WITHOUT_RUNWAY)));
    }
    for (AccountFacts facts : read(transaction.history(), predicted.values(), true, now)) {
      ScheduledAccount account = Objects.requireNonNull(predicted.get(facts.account()));
      List<RuleVerdict> verdicts = judge(account, facts, tracks, Occasion.READING);
      posted.addAll(store(transaction, verdicts));
      pacing.note(facts);
      if (account.timing() instanceof PollTiming.Adaptive adaptive) {
        Map<AlertSubject, AlertTrack> after =
            new HashMap<>(tracks.getOrDefault(account.name(), Map.of()));
        verdicts.forEach(verdict -> after.put(verdict.subject(), verdict.track()));
        intervals.put(
            account.name(),
            NextReadingFinder.find(adaptive.interval(), rulesOf(account), facts, after));
      }
    }
    return new Judgement(posted, intervals);
  }

  private boolean isPredicting(ScheduledAccount account) {
    FactsNeeded needed = rulesOf(account).needed();
    return needed.runway() || needed.usage();
  }

  private List<RuleVerdict> judge(
      ScheduledAccount account,
      AccountFacts facts,
      Map<String, Map<AlertSubject, AlertTrack>> tracks,
      Occasion occasion) {
    return rulesOf(account)
        .judge(facts, tracks.getOrDefault(account.name(), Map.of()), occasion, EpisodeIds::next);
  }

  private static boolean isAdaptive(ScheduledAccount account) {
    return account.timing() instanceof PollTiming.Adaptive;
  }

  /** Returns whether anything follows from a reading of an account. */
  private boolean isJudged(ScheduledAccount account) {
    return isAdaptive(account)
        || !rules.ofAccount(account.name(), account.provider(), account.tags()).isEmpty();
  }

  /** Reads the facts about accounts, those with the same needs together. */
  List<AccountFacts> read(
      BalanceHistory history,
      Collection<ScheduledAccount> accounts,
      boolean predicting,
      Instant now) {
    Map<FactsNeeded, List<Account>> groups = new HashMap<>();
    for (ScheduledAccount account : accounts) {
      FactsNeeded needed = rulesOf(account).needed();
      groups
          .computeIfAbsent(
              new FactsNeeded(
                  predicting,
                  needed.topUps(),
                  predicting && (needed.usage() || isAdaptive(account))),
              need -> new ArrayList<>())
          .add(account.account().account());
    }
    BalanceHistory termed = new TermedHistory(history, terms);
    List<AccountFacts> facts = new ArrayList<>();
    groups.forEach(
        (needed, group) -> facts.addAll(AlertFactsReader.read(termed, group, needed, now, zone)));
    return facts;
  }

  /** Stores verdicts and returns the events of their notices. */
  static List<WatchEvent> store(AlertTransaction transaction, List<RuleVerdict> verdicts) {
    List<WatchEvent> posted = new ArrayList<>();
    for (RuleVerdict verdict : verdicts) {
      if (verdict.closed() != null) {
        transaction.close(verdict.closed());
      }
      if (!verdict.track().equals(verdict.before()) || verdict.closed() != null) {
        transaction.keep(verdict.subject(), verdict.track());
      }
      for (PostedNotice notice : verdict.notices()) {
        transaction.post(notice.notice(), notice.number(), notice.channels(), notice.dueAt());
        posted.add(new WatchEvent.Noticed(notice.notice(), notice.channels()));
      }
    }
    return posted;
  }

  /** Returns the names of accounts. */
  static Set<String> names(Collection<ScheduledAccount> accounts) {
    return accounts.stream().map(ScheduledAccount::name).collect(Collectors.toSet());
  }
}
